import { expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/journey.js';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';
import { aBrowser, inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';

const SCREENS = ['/administration/people', '/administration/scopes', '/administration/audit', '/administration/queues', '/account'];

inABrowser('an administrator', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let url: string;
  let ann: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    browser = await aBrowser();
    url = stage.gatehouse.environment.values.PUBLIC_URL;
    ann = await stage.reviewer('Ann Administrator', 'administrator');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await stage.gatehouse.stop();
  });

  /** The session of a script, given to a browser. */
  const signedIn = async (width?: number): Promise<WatchedPage> => {
    const watched = await browser.open(width === undefined ? {} : { width });
    const [name = '', value = ''] = ann.http.cookieHeader().split('=');
    await watched.page.context().addCookies([{ name, value, url }]);
    return watched;
  };

  it('gives a role, suspends and lets in again, and finds it all in the audit log', async () => {
    const { page, problems } = await signedIn();
    await page.goto(`${url}/administration/people`);
    await page.getByLabel('Name or e-mail').fill('Dora');
    await page.getByRole('row', { name: 'Ann Administrator' }).waitFor({ state: 'detached' });
    await page.getByLabel('Role: Dora Developer').selectOption('reviewer');
    await page.getByText('The role of Dora Developer is changed.').waitFor();
    await page.getByRole('row', { name: 'Dora Developer' }).getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('button', { name: 'Let in again' }).waitFor();
    expect((await stage.developer.http.get('/api/plugins')).status).toBe(401);
    await page.getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('Dora Developer is let in again.').waitFor();
    const id = await stage.accountId(stage.developer, 'marketplace');
    await page.goto(`${url}/administration/audit?subject_id=${id}`);
    await page.getByText('account.suspend').waitFor();
    expect(await page.getByText('edited after it was written').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('is kept at the role that nobody else has, and told why', async () => {
    const { page } = await signedIn();
    await page.goto(`${url}/administration/people`);
    await page.getByLabel('Role: Ann Administrator').selectOption('developer');
    await page.getByRole('alert').first().waitFor();
    await eventually(async () => ((await page.getByLabel('Role: Ann Administrator').inputValue()) === 'administrator' ? true : undefined));
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
    expect(problems).toEqual([]);
    await watched.close();
  });
});
