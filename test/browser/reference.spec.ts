import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Keypair, Person } from '../support/journey.js';
import { AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

inABrowser('the API reference', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let url: string;
  let owner: Person;
  let websiteId: string;
  let keypair: Keypair;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    const { journey, developer } = stage;
    const reviewer = await stage.reviewer('Rita Reviewer');
    owner = await journey.person('website', 'Olga Owner');
    const pluginId = await stage.grantedPlugin(developer, reviewer, [AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE]);
    keypair = await journey.claim(developer, pluginId);
    websiteId = await journey.website(owner, 'Olga’s bakery');
    // What writes stays without consent.
    const secret = await journey.installSecret(developer, pluginId);
    await journey.install(owner, websiteId, pluginId, secret, [AVAILABILITY_READ, SETTINGS_READ]);
  }, 90_000);
  afterAll(() => leave({ stage, browser }));

  const openAs = async (person: Person | null, width?: number): Promise<WatchedPage> => {
    const watched = await browser.open(width === undefined ? {} : { width });
    const [name, value] = person?.http.cookieHeader().split('=') ?? [];
    if (name !== undefined && value !== undefined) await watched.page.context().addCookies([{ name, value, url }]);
    return watched;
  };

  const tryOut = async (page: Page, anchor: string) => {
    const route = page.locator(`#${anchor}`);
    if ((await route.getAttribute('open')) === null) await route.locator(':scope > summary').click();
    await route.getByText('Try it', { exact: true }).click();
    return route;
  };

  it('finds a route, shows it in several languages, and sends it with a typed key', async () => {
    const { page, problems } = await openAs(stage.developer);
    await page.goto(`${url}/docs/rest-api`);
    await page.keyboard.press('/');
    await page.keyboard.type('website:settings read');
    await page.getByText(/^1 of \d+ routes$/).waitFor();
    expect(await page.locator('.route:visible > summary code').allTextContents()).toEqual(['/v1/website/{website_id}/settings']);
    const route = await tryOut(page, 'get-v1-website-website_id-settings');
    expect(page.url()).toMatch(/#get-v1-website-website_id-settings$/);

    // The tabs by keyboard alone.
    await route.getByRole('tab', { name: 'curl' }).focus();
    await page.keyboard.press('ArrowRight');
    await route.getByRole('tabpanel', { name: 'Node' }).getByText('await fetch(').waitFor();
    expect(await route.getByRole('tabpanel').count()).toBe(1);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await route.getByRole('button', { name: 'Copy the example' }).click();
    await route.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('GATEHOUSE_IDENTIFIER');

    // A required field is asked for before anything is sent.
    await route.getByRole('button', { name: 'Send GET' }).click();
    expect(await page.evaluate('document.activeElement.name')).toBe('website_id');
    await route.getByRole('textbox', { name: 'website_id' }).fill(websiteId);
    await route.getByLabel('Identifier').fill(keypair.identifier);
    await route.getByLabel('Key', { exact: true }).fill(keypair.key);
    await route.getByRole('button', { name: 'Send GET' }).click();
    await route.getByText('200 OK').waitFor();
    expect(await route.getByRole('region', { name: 'Body of the answer' }).textContent()).toContain('"name": "Olga’s bakery"');
    expect(await route.locator('.try-answer dt').allTextContents()).toEqual(expect.arrayContaining(['request-id', 'ratelimit']));
    expect(await obstacles(page)).toEqual([]);

    // What was typed is there on the next route, and nowhere that outlives the page.
    await page.getByLabel('Find a route').fill('');
    const other = await tryOut(page, 'patch-v1-website-website_id-settings');
    expect(await other.getByRole('textbox', { name: 'website_id' }).inputValue()).toBe(websiteId);
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage, location.href, history.state])')).not.toContain(keypair.key);
    expect(problems).toEqual([]);

    // A body that is no JSON is not sent, and stays; a refused change leads to why.
    const body = other.getByRole('textbox', { name: 'Body' });
    await body.fill('{"name": "Stolen bakery",}');
    await other.getByRole('button', { name: 'Send PATCH' }).click();
    await other.getByRole('alert').getByText('Nothing was sent, because the body is not JSON').waitFor();
    expect(await body.inputValue()).toBe('{"name": "Stolen bakery",}');
    await body.fill('{"name": "Stolen bakery"}');
    await other.getByRole('button', { name: 'Send PATCH' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send PATCH' }).click();
    await other.getByText('403 Forbidden').waitFor();
    const why = await other.getByRole('link', { name: /What not_allowed means/ }).getAttribute('href');
    expect(why).toBe('/docs/errors/not_allowed');
    await other.getByRole('link', { name: 'Which check it did not pass' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Request-Id' }).inputValue()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows a wrong key’s refusal with the way to its page, and says when nothing answers', async () => {
    const { page } = await openAs(null);
    await page.goto(`${url}/docs/rest-api#get-v1-website-website_id`);
    const route = await tryOut(page, 'get-v1-website-website_id');
    await route.getByRole('textbox', { name: 'website_id' }).fill(websiteId);
    await route.getByLabel('Identifier').fill(keypair.identifier);
    await route.getByLabel('Key', { exact: true }).fill(`${keypair.key.slice(0, -4)}0000`);
    await route.getByRole('button', { name: 'Send GET' }).click();
    await route.getByText('401 Unauthorized').waitFor();
    expect(await route.locator('.try-answer').textContent()).not.toContain('bakery');
    await page.route(`${stage.gatehouse.environment.values.REST_API_URL}/**`, (request) => request.abort());
    await route.getByRole('button', { name: 'Send GET' }).click();
    await route.getByRole('alert').getByText('could not be reached from this browser').waitFor();
    expect(await route.getByRole('textbox', { name: 'website_id' }).inputValue()).toBe(websiteId);
    await route.getByRole('link', { name: /What invalid_session means/ }).click();
    await page.waitForURL(`${url}/docs/errors/invalid_session`);
  });

  it('sends a marketplace call with the visitor’s own session, and changes nothing before a yes', async () => {
    const { page, problems } = await openAs(stage.developer);
    await page.goto(`${url}/docs/marketplace#post-api-plugins`);
    const route = await tryOut(page, 'post-api-plugins');
    await route.getByText(`Sent with your session: ${stage.developer.name}`).waitFor();
    await route.getByRole('textbox', { name: 'Body' }).fill('{"name": "Tried out", "visibility": "private"}');
    const made = () => stage.gatehouse.database.query('SELECT 1 FROM plugin WHERE name = $1', ['Tried out']);
    await route.getByRole('button', { name: 'Send POST' }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'This really happens' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await made()).toEqual([]);
    expect(await route.locator('.try-answer').textContent()).toBe('');
    await route.getByRole('button', { name: 'Send POST' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send POST' }).click();
    await route.getByText('201 Created').waitFor();
    expect(await made()).toHaveLength(1);

    const list = await tryOut(page, 'get-api-plugins');
    await list.getByRole('button', { name: 'Send GET' }).click();
    await list.getByText('200 OK').waitFor();
    expect(await list.getByRole('region', { name: 'Body of the answer' }).textContent()).toContain('"name": "Tried out"');
    expect(problems).toEqual([]);

    const stranger = await openAs(null);
    await stranger.page.goto(`${url}/docs/marketplace#get-api-plugins`);
    const closed = await tryOut(stranger.page, 'get-api-plugins');
    await closed.getByRole('button', { name: 'Send GET' }).click();
    await closed.getByText('401 Unauthorized').waitFor();
    await closed.getByRole('link', { name: /What sign_in_required means/ }).waitFor();
    await closed.getByRole('link', { name: 'Sign in', exact: true }).click();
    await stranger.page.getByLabel('E-mail address').fill(stage.developer.email);
    await stranger.page.getByLabel('Password', { exact: true }).fill(stage.developer.password);
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    await stranger.page.waitForURL(`${url}/docs/marketplace#get-api-plugins`);
    await stranger.page.locator('#get-api-plugins[open]').waitFor();
  });

  it('may call the REST API from its own page only', async () => {
    const policies = await Promise.all(
      ['/docs/rest-api', '/docs/marketplace', '/docs/errors', '/plugins'].map(async (path) => {
        const { headers } = await stage.gatehouse.visitor().get(path);
        return /connect-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
      }),
    );
    expect(policies).toEqual([`'self' ${stage.gatehouse.environment.values.REST_API_URL}`, `'self'`, `'self'`, `'self'`]);
  });

  it.each(['/docs/marketplace#post-api-websites-website_id-keys', '/docs/rest-api#get-v1-website-website_id-conversations-page_number'])(
    '%s puts no obstacle in anybody’s way, light or dark, and fits a phone',
    async (path) => {
      const watched = await openAs(null, 390);
      const { page, problems } = watched;
      await page.goto(url + path);
      const [, anchor = ''] = path.split('#');
      const route = await tryOut(page, anchor);
      await route.getByRole('button', { name: /^Send / }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      const cutOff = '[...document.querySelectorAll(".scroll")].filter((box) => box.scrollWidth > box.clientWidth).length';
      expect(await page.evaluate(cutOff)).toBe(0);
      // The choice that the dashboard keeps wins over the system's.
      await page.getByRole('button', { name: 'Switch to dark colours' }).click();
      expect(await page.evaluate('localStorage.getItem("mantine-color-scheme-value")')).toBe('dark');
      await page.reload();
      expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
      await tryOut(page, anchor);
      await page.waitForLoadState('networkidle');
      // Two hundred routes are made of the same parts; axe looks at the open one and some closed ones.
      await page.evaluate('document.querySelectorAll(".routes > li:nth-child(n+3):not(:has([open]))").forEach((item) => item.remove())');
      expect(await obstacles(page, ['color-contrast'])).toEqual([]);
      await page.getByRole('button', { name: 'Switch to light colours' }).click();
      expect(await obstacles(page)).toEqual([]);
      expect(problems).toEqual([]);
      await watched.close();
    },
  );
});
