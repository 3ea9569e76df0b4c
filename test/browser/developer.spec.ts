import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import type { Keypair, Person } from '../support/journey.js';
import { SETTINGS_READ, type ReviewStage } from '../support/review-stage.js';
import { askedBy, inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';
import { storedKeypair } from './keypair-dialog.js';
import { aStageInABrowser, leave } from './stage.js';

const JUSTIFICATION = 'The plugin shows the settings of the shop to the people who work on it.';
const TABS = ['', '/tokens', '/scopes', '/review', '/usage?group=route', '/installs', '/settings'];

inABrowser('the developer’s screens', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let reviewer: Person;
  let url: string;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    reviewer = await stage.reviewer('Rita Reviewer');
  }, 90_000);
  afterAll(() => leave({ stage, browser }));

  async function signedIn(width = 1280): Promise<WatchedPage> {
    const visit = await browser.open({ width });
    const { page } = visit;
    page.setDefaultTimeout(20_000);
    await page.goto(`${url}/sign-in?realm=marketplace`);
    await page.getByLabel('E-mail address').fill(stage.developer.email);
    await page.getByLabel('Password', { exact: true }).fill(stage.developer.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Plugins', level: 1 }).waitFor();
    return visit;
  }

  async function confirm(page: Page, button: Locator, act: string): Promise<string> {
    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: act }).waitFor();
    const said = (await dialog.textContent()) ?? '';
    expect(await obstacles(page)).toEqual([]);
    await dialog.getByRole('button', { name: act }).click();
    return said;
  }

  it('lead from a new plugin to a key that calls the REST API, and is refused once it is rolled', async () => {
    const { page, problems } = await signedIn();
    await page.getByRole('link', { name: 'New plugin' }).first().click();
    await page.getByLabel('Name').fill('Order Sync');
    // The answer is lost on its way: the form asks again, and there is one plugin, with the key that is shown.
    let made = 0;
    await page.route('**/api/plugins', async (route) => {
      if (route.request().method() !== 'POST' || (made += 1) > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Create the plugin' }).click();
    // The key is shown this once: the way back does not lose it.
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await storedKeypair(page);
    expect(made).toBe(2);
    expect((await stage.developer.http.get<{ items: unknown[] }>('/api/plugins')).body.items).toHaveLength(1);
    await page.getByRole('heading', { name: 'Order Sync', level: 1 }).waitFor();
    const pluginId = /\/plugins\/([\w-]{36})/.exec(page.url())?.[1] ?? '';

    // What is written for the review survives a reload.
    await page.getByRole('link', { name: 'Scopes', exact: true }).click();
    await page.getByRole('link', { name: 'Ask for scopes' }).click();
    await page.getByLabel('Find a scope').fill('website:settings');
    await page.getByRole('group', { name: 'website:settings' }).getByRole('checkbox', { name: /^read/ }).check();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    const why = page.getByLabel('Why the plugin needs website:settings · read');
    await page.locator('textarea[aria-invalid=true]').waitFor();
    await why.fill(JUSTIFICATION);
    await page.reload();
    expect(await why.inputValue()).toBe(JUSTIFICATION);
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.getByRole('heading', { name: 'Where it stands' }).waitFor();
    const requestId = new URL(page.url()).searchParams.get('request') ?? '';

    // The decision appears without a reload.
    await stage.journey.untilApproved(stage.developer, reviewer, pluginId, requestId);
    await page.getByRole('cell', { name: 'approved' }).waitFor();
    await page.getByRole('link', { name: 'Tokens', exact: true }).click();
    const production = page.getByRole('region', { name: 'Production' });
    await confirm(page, production.getByRole('button', { name: 'Claim the keypair' }), 'Claim and show the key');
    const first = await storedKeypair(page);

    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Show the link' }).click();
    const link = (await page.locator('code').filter({ hasText: '/install/' }).textContent()) ?? '';
    const owner = await stage.journey.person('website', 'Olga Owner');
    const website = await stage.journey.website(owner, 'Olga’s shop');
    await stage.journey.install(owner, website, pluginId, link.split('/').at(-1) ?? '', [SETTINGS_READ]);
    const settings = (keypair: Keypair) => stage.journey.caller(keypair).get(`/v1/website/${website}/settings`);
    expect((await settings(first)).status).toBe(200);
    await page.getByRole('link', { name: 'Installs', exact: true }).click();
    await page.getByRole('cell', { name: /Olga’s shop/ }).waitFor();

    // The answer of the roll is lost on its way; the key is not.
    let lost = 0;
    await page.route('**/keypairs/production/roll', async (route) => {
      if ((lost += 1) > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('link', { name: 'Tokens', exact: true }).click();
    const said = await confirm(page, production.getByRole('button', { name: 'Roll' }), 'Roll and show the new key');
    expect(said).toContain('The plugin loses access to 1 website');
    const second = await storedKeypair(page);
    expect(lost).toBe(2);
    expect((await settings(second)).status).toBe(200);
    const refused = await settings(first);
    expect(refused.status).toBe(401);

    await page.getByRole('link', { name: 'Why was I refused?' }).click();
    await page.getByLabel('Request-Id').fill(refused.headers.get('request-id') ?? '');
    await eventually(async () => {
      await page.getByRole('button', { name: 'Look it up' }).click();
      await page.locator('form button:not([data-loading])').waitFor();
      return (await page.getByText('was replaced by a newer one').count()) > 0 ? true : undefined;
    }, 30_000);
    await page.getByText('not passed').waitFor();
    // The roll was cut off on purpose, and a stream ends when its page is left.
    expect(problems.filter((problem) => !/\/roll$|\/api\/plugins$|\/live\?|net::ERR_FAILED/.test(problem))).toEqual([]);
  }, 150_000);

  it('delete a plugin only after its name was typed', async () => {
    const { id } = await stage.journey.plugin(stage.developer, 'Short-lived');
    const { page } = await signedIn();
    await page.goto(`${url}/plugins/${id}/settings`);
    const dialog = page.getByRole('dialog');
    const works = page.getByRole('switch', { name: 'The link works' });
    await works.click();
    await dialog.getByText('0 websites came in by it and keep the plugin').waitFor();
    expect(await works.isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Switch the link off' }).click();
    await page.getByText('switched off', { exact: true }).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Delete the plugin' }).click();
    await dialog.getByText('0 websites lose the plugin now, and 1 keypair is refused').waitFor();
    await dialog.getByText('It made 0 requests in the last 7 days').waitFor();
    expect(await obstacles(page)).toEqual([]);
    // Nothing is done by who only looked, and the keyboard is back where it was.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Delete the plugin');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Type the name of the plugin').fill('Short');
    await dialog.getByRole('button', { name: 'Delete the plugin' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Type the name of the plugin').fill('Short-lived');
    await dialog.getByRole('button', { name: 'Delete the plugin' }).click();
    await page.getByText('Short-lived is deleted.').waitFor();
    expect((await stage.developer.http.get(`/api/plugins/${id}`)).status).toBe(404);
  }, 60_000);

  it('let a developer appeal, ask for more quota, talk about it, and replace a link that got about', async () => {
    await stage.leaveAllToPeople();
    const denied = await stage.queuedRequest(stage.developer, [SETTINGS_READ]);
    const itemId = await stage.journey.itemOf(reviewer, denied.requestId);
    await reviewer.http.post(`/api/review/items/${itemId}/decision`, { verdict: 'reject', reason: 'It is not needed.' });
    const { page } = await signedIn();
    await page.goto(`${url}/plugins/${denied.pluginId}/review`);
    await page.getByRole('button', { name: 'Appeal' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why the decision should be looked at again').fill('The shop cannot be drawn without its colours.');
    expect(await obstacles(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Appeal' }).click();
    await page.waitForURL((address) => address.searchParams.get('request') !== denied.requestId && address.searchParams.has('request'));
    await page.getByText('Your appeal is on its way.').waitFor();

    const id = await stage.grantedPlugin(stage.developer, reviewer, [SETTINGS_READ]);
    await stage.journey.claim(stage.developer, id);
    await page.goto(`${url}/plugins/${id}/tokens`);
    await page.getByRole('button', { name: 'Ask for a higher quota' }).click();
    await page.getByLabel('Requests a UTC day').fill('9000');
    await page.getByLabel('Why the plugin needs it').fill('Two more shops use the plugin since Monday.');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const asked = page.getByRole('region', { name: 'From 5,000 to 9,000 a day' });
    await asked.getByRole('button', { name: 'Follow it' }).click();
    await asked.getByText('A reviewer has to decide.').waitFor();
    await asked.getByLabel('Message').fill('By Friday would be good.');
    await asked.getByRole('button', { name: 'Send' }).click();
    await asked.getByText('By Friday would be good.', { exact: true }).first().waitFor();
    expect(await obstacles(page)).toEqual([]);

    const secret = await stage.journey.installSecret(stage.developer, id);
    const opened = () => stage.journey.visitor().post('/api/install-links/open', { plugin_id: id, secret });
    expect((await opened()).status).toBe(200);
    await page.goto(`${url}/plugins/${id}/settings`);
    const said = await confirm(page, page.getByRole('button', { name: 'Renew the link' }), 'Replace the link');
    expect(said).toContain('0 websites came in by it');
    await page.getByText('There is a new link.').waitFor();
    expect((await opened()).status).toBe(404);
  }, 120_000);

  it('follow requests and messages without a reload and without asking again and again, and ask where no stream can be had', async () => {
    await stage.leaveAllToPeople();
    const { id, development } = await stage.journey.plugin(stage.developer, 'Followed');
    const requestId = await stage.journey.ask(stage.developer, id, [SETTINGS_READ]);
    await stage.journey.untilQueued(stage.developer, id, requestId);
    const { page } = await signedIn();
    await page.clock.install();
    const asked = askedBy(page);
    await page.goto(`${url}/plugins/${id}/usage`);
    // Once for the screen, and once for what changed before the stream was heard.
    await eventually(() => (asked.filter((path) => path.endsWith('/usage')).length === 2 ? true : undefined), 30_000);
    await page.getByText('There was no request in this time.').waitFor();
    asked.length = 0;
    await page.clock.fastForward(40_000);
    await page.evaluate('1');
    expect(asked).toEqual([]);
    for (let times = 0; times < 3; times++) await stage.journey.caller(development).get('/v1/plugin/connect/account');
    await eventually(async () => (/Requests\s+3\s/.test(await page.locator('main').innerText()) ? true : undefined), 20_000);
    // What the requests did not change is not read again for them.
    expect(new Set(asked)).toEqual(new Set([`/api/plugins/${id}`, `/api/plugins/${id}/usage`]));
    expect(asked.length).toBeLessThanOrEqual(6);

    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByText('Nobody has written yet.').waitFor();
    asked.length = 0;
    await page.clock.fastForward(40_000);
    await page.evaluate('1');
    expect(asked).toEqual([]);
    const path = `/api/review/items/${await stage.journey.itemOf(reviewer, requestId)}/thread`;
    await reviewer.http.post(path, { text: 'Which shops are these?' });
    await page.getByText('Which shops are these?').waitFor();

    await page.route('**/api/marketplace/live?*', (route) => route.abort());
    await page.goto(`${url}/plugins/${id}`);
    await page.getByRole('heading', { name: 'Followed', level: 1 }).waitFor();
    await stage.developer.http.patch(`/api/plugins/${id}`, { name: 'Asked for' });
    await page.clock.fastForward(11_000);
    await page.getByRole('heading', { name: 'Asked for', level: 1 }).waitFor();
  }, 120_000);

  it('show what a reviewer wants changed where it is changed, and submit it again', async () => {
    await stage.leaveAllToPeople();
    const { pluginId, requestId } = await stage.queuedRequest(stage.developer, [SETTINGS_READ]);
    const comment = { label: 'blocker', scope: 'website:settings', mode: 'read', text: 'Which settings does it show?' };
    const path = `/api/review/items/${await stage.journey.itemOf(reviewer, requestId)}/decision`;
    await reviewer.http.post(path, { verdict: 'request_changes', reason: 'Say more.', comments: [comment] });
    const { page } = await signedIn();
    await page.goto(`${url}/plugins/${pluginId}/review`);
    await page.getByRole('link', { name: 'Change and submit again' }).click();
    await page.getByText('Which settings does it show?').waitFor();
    await page.getByLabel('Why the plugin needs website:settings · read').fill(JUSTIFICATION);
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.getByText('A reviewer has to decide.').waitFor();
    await page.getByRole('cell', { name: JUSTIFICATION }).waitFor();
    const request = await stage.developer.http.get(`/api/plugins/${pluginId}/scope-requests/${requestId}`);
    expect(request.body).toMatchObject({ state: 'queued', revision: 2 });
  }, 90_000);

  it('ask to sign in again where one is when the session has ended, and lose nothing that was typed', async () => {
    const { page, problems } = await signedIn();
    await page.goto(`${url}/plugins/new`);
    await page.getByLabel('Name').fill('Late Work');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Create the plugin' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByText(`Sign in again as ${stage.developer.email}`).waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Password', { exact: true }).fill(stage.developer.password);
    expect(await obstacles(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Name').inputValue()).toBe('Late Work');
    await page.getByText('this was not done').waitFor();
    await page.getByRole('button', { name: 'Create the plugin' }).click();
    await storedKeypair(page);
    await page.getByRole('heading', { name: 'Late Work', level: 1 }).waitFor();

    // Signed in again in another window: this one goes on by itself.
    await page.context().clearCookies();
    await page.getByRole('link', { name: 'Tokens' }).click();
    await dialog.waitFor();
    const { email, password } = stage.developer;
    await page.request.post(`${url}/api/marketplace/sign-in`, { data: { email, password } });
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: 'Development' }).waitFor();
    expect(problems).toEqual([]);

    // A screen whose script was never fetched, asked for without a connection: it comes as soon as there is one, and nothing goes before.
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Installs' }).click();
    await page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
    await page.getByRole('heading', { name: 'Late Work', level: 1 }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Websites that installed it' }).waitFor();
  }, 60_000);

  it('put no obstacle in anybody’s way, light or dark, and fit a phone', async () => {
    const id = await stage.grantedPlugin(stage.developer, reviewer, [SETTINGS_READ]);
    const { page } = await signedIn(390);
    const found: string[] = [];
    const paths = ['/plugins', '/plugins/new', '/trusted-websites', '/refusals', `/plugins/${id}/request`];
    for (const path of [...paths, ...TABS.map((tab) => `/plugins/${id}${tab}`)]) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually(async () => ((await page.locator('[aria-busy=true]').count()) === 0 ? true : undefined), 20_000);
      found.push(...(await obstacles(page)).map((obstacle) => `${path}: ${obstacle}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await obstacles(page, ['color-contrast'])).map((obstacle) => `${path} dark: ${obstacle}`));
      const width = await page.evaluate('document.documentElement.scrollWidth');
      if (width !== 390) found.push(`${path}: is ${String(width)} wide`);
    }
    expect(found).toEqual([]);
  }, 150_000);
});
