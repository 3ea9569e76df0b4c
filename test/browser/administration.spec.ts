import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/journey.js';
import type { ReviewStage } from '../support/review-stage.js';
import { cutOff, inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

const SCREENS = [
  '/administration/people',
  '/administration/scopes',
  '/administration/audit',
  '/administration/queues',
  '/administration/settings',
  '/account',
];

inABrowser('an administrator', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let url: string;
  let ann: Person;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    ann = await stage.reviewer('Ann Administrator', 'administrator');
  }, 60_000);
  afterAll(() => leave({ stage, browser }));

  /** The session of a script, given to a browser. */
  const signedIn = async (width?: number): Promise<WatchedPage> => {
    const watched = await browser.open(width === undefined ? {} : { width });
    const [name = '', value = ''] = ann.http.cookieHeader().split('=');
    await watched.page.context().addCookies([{ name, value, url }]);
    return watched;
  };

  /** The dialog that is open keeps nobody out, light or dark. */
  const dialogOf = async (page: Page): Promise<Locator> => {
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await obstacles(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    return dialog;
  };

  it('gives a role, suspends with the numbers before the eyes, lets in again, and finds it all in the audit log', async () => {
    await stage.journey.plugin(stage.developer, 'Order Sync');
    const { page, problems } = await signedIn();
    await page.goto(`${url}/administration/people`);
    await page.getByLabel('Name or e-mail').fill('Dora');
    await page.getByRole('row', { name: 'Ann Administrator' }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('search=Dora');
    await page.getByLabel('Role: Dora Developer').selectOption('reviewer');
    const role = await dialogOf(page);
    expect((await stage.developer.http.get('/api/review/items')).status).toBe(403);
    await role.getByText('No review is touched').waitFor();
    await role.getByRole('button', { name: 'Change the role' }).click();
    await page.getByText('The role of Dora Developer is changed.').waitFor();
    await page.getByRole('row', { name: 'Dora Developer' }).getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('1 plugin stops answering now; no website has installed it.').waitFor();
    await page.getByText('1 session ends now.').waitFor();
    await (await dialogOf(page)).getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('button', { name: 'Let in again' }).waitFor();
    expect((await stage.developer.http.get('/api/plugins')).status).toBe(401);
    await page.getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('Dora Developer is let in again.').waitFor();
    const id = await stage.accountId(stage.developer, 'marketplace');
    await page.goto(`${url}/administration/audit?subject_id=${id}`);
    await page.getByText('account.suspend').waitFor();
    expect(await page.getByText('edited after it was written').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the details of account.change_role' }).click();
    await page.getByText('"role": "reviewer"').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toBe('audit.csv');
    await page.getByText(/The file is complete: \d+ changes/).waitFor();
    await page.getByRole('link', { name: 'All changes by who did it' }).click();
    await page.waitForURL(/actor_id=/);
    expect(await page.getByLabel('Id of who did it').inputValue()).toBe(await stage.accountId(ann, 'marketplace'));
    expect(problems).toEqual([]);
  });

  it('reads a moment in UTC under the pointer and by the keyboard, and Escape takes it away', async () => {
    const { page } = await signedIn();
    await page.goto(`${url}/administration/people`);
    const since = page.getByRole('row', { name: 'Ann Administrator' }).locator('time');
    const hint = page.getByRole('tooltip');
    await since.hover();
    await hint.waitFor();
    expect(await page.locator(`[id="${await since.getAttribute('aria-describedby')}"]`).textContent()).toMatch(/UTC$/);
    await page.mouse.move(0, 0);
    await hint.waitFor({ state: 'detached' });
    await since.focus();
    await hint.waitFor();
    await page.keyboard.press('Escape');
    await hint.waitFor({ state: 'detached' });
  });

  it('is kept at the role that nobody else has, and told why', async () => {
    const { page } = await signedIn();
    await page.goto(`${url}/administration/people`);
    await page.getByLabel('Role: Ann Administrator').selectOption('developer');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('There is no other administrator who can sign in.').waitFor();
    await dialog.getByRole('button', { name: 'Change the role' }).click();
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Role: Ann Administrator').inputValue()).toBe('administrator');
  });

  it('invites somebody with the keyboard alone', async () => {
    const { page, problems } = await signedIn();
    await page.goto(`${url}/administration/people`);
    await page.getByRole('button', { name: 'Invite somebody' }).focus();
    await page.keyboard.press('Enter');
    await dialogOf(page);
    await page.keyboard.type('rita@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('An invitation is on its way to rita@example.com.').waitFor();
    expect(await stage.subjectsTo('rita@example.com')).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('loses nothing when another administrator changes the same settings, and sees what the other one wrote', async () => {
    const { page, problems } = await signedIn();
    await page.goto(`${url}/administration/settings`);
    const development = page.getByLabel('Development keypair');
    await development.fill('7');
    const others = { development: 9, production: 70, key: 700, version: 0 };
    expect((await ann.http.put('/api/administration/quota-defaults', others)).status).toBe(200);
    await page.getByRole('button', { name: 'Save the quotas' }).click();
    await page.getByText('Development keypair: now 9, you typed 7.').waitFor();
    expect([await development.inputValue(), await obstacles(page)]).toEqual(['7', []]);
    expect((await ann.http.get('/api/administration/quota-defaults')).body).toMatchObject({ development: 9, version: 1 });
    await page.getByRole('button', { name: 'Take what stands now' }).click();
    expect(await page.getByLabel('Website or user key').inputValue()).toBe('700');
    await development.fill('8');
    await page.getByRole('button', { name: 'Save the quotas' }).click();
    await page.getByText('New keypairs and keys start with these quotas now.').waitFor();
    expect((await ann.http.get('/api/administration/quota-defaults')).body).toMatchObject({ development: 8, production: 70, version: 2 });

    await page.getByRole('button', { name: 'Switch viewable keys on' }).click();
    await (await dialogOf(page)).getByRole('button', { name: 'Switch viewable keys on' }).click();
    await page.getByText('Keys may be made viewable from now on.').waitFor();
    await page.getByRole('button', { name: 'Switch viewable keys off' }).click();
    await page.getByRole('dialog').getByText('No sealed copy is kept, so nothing is deleted').waitFor();
    await page.keyboard.press('Escape');
    expect((await ann.http.get('/api/administration/key-settings')).body).toMatchObject({ viewable_keys: true });
    expect(problems).toEqual([]);
  });

  it.each(SCREENS)('meets no obstacle on %s, light or dark, on a phone', async (path) => {
    const watched = await signedIn(390);
    const { page, problems } = watched;
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await eventually(async () => ((await page.locator('[aria-busy=true]').count()) === 0 ? true : undefined));
    expect(await obstacles(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await obstacles(page, ['color-contrast'])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await cutOff(page)).toEqual([]);
    expect(problems).toEqual([]);
    await watched.close();
  });
});
