import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/journey.js';
import { AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { inABrowser, obstacles, type TestBrowser } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

inABrowser('the install page', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let reviewer: Person;
  let plugin: Server;
  let callback: string;
  const arrived: URL[] = [];
  beforeAll(async () => {
    ({ stage, browser } = await aStageInABrowser());
    reviewer = await stage.reviewer('Rita Reviewer');
    plugin = createServer((request, response) => {
      arrived.push(new URL(request.url ?? '', 'http://plugin'));
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Plugin</title><link rel="icon" href="data:,">Welcome');
    });
    await new Promise<void>((resolve) => plugin.listen(0, '127.0.0.1', resolve));
    callback = `http://localhost:${(plugin.address() as AddressInfo).port}/installed`;
  }, 60_000);
  afterAll(async () => {
    plugin.close();
    await leave({ stage, browser });
  });

  async function linkedPlugin(
    pairs: readonly string[],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ id: string; link: string }> {
    const id = await stage.grantedPlugin(stage.developer, reviewer, pairs, more);
    const secret = await stage.journey.installSecret(stage.developer, id);
    return { id, link: `${stage.gatehouse.environment.values.PUBLIC_URL}/install/${id}/${secret}` };
  }

  async function signIn(page: Page, { email, password }: Person): Promise<void> {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Where to install it' }).waitFor();
  }

  const consented = async (pluginId: string, websiteId: string): Promise<string[]> => {
    const rows = await stage.gatehouse.database.query<{ pair: string }>(
      `SELECT scope || '/' || mode AS pair FROM consented_pair JOIN install ON install.id = install_id
        WHERE plugin_id = $1 AND website_id = $2 ORDER BY pair`,
      [pluginId, websiteId],
    );
    return rows.map(({ pair }) => pair);
  };

  it('lets an owner sign in, pick a website and what the plugin may do, and takes them to the plugin with the payload', async () => {
    const owner = await stage.journey.person('website', 'Olga Owner');
    const [first, second] = [await stage.journey.website(owner, 'First shop'), await stage.journey.website(owner, 'Second shop')];
    const { id, link } = await linkedPlugin([SETTINGS_READ, SETTINGS_WRITE], { callback_url: callback });
    const { page, problems } = await browser.open();
    const response = await page.goto(`${link}?payload=${encodeURIComponent('order=7&x')}`);
    expect(response?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    await page.getByText('Read the settings of your website.').waitFor();
    expect(await page.getByText('high risk').count()).toBe(1);
    await signIn(page, owner);
    await page.getByLabel('Website', { exact: true }).selectOption({ label: 'Second shop (example.com)' });
    await page.getByRole('checkbox', { name: /website:settings · write/ }).uncheck();
    // The session ends meanwhile: who signs in again finds what they had chosen.
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await signIn(page, owner);
    expect(await consented(id, second)).toEqual([]);
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('Welcome').waitFor();

    const [arrival] = arrived.filter(({ pathname }) => pathname === '/installed');
    expect(arrival?.searchParams.get('website_id')).toBe(second);
    expect(arrival?.searchParams.get('payload')).toBe('order=7&x');
    expect(await consented(id, second)).toEqual([SETTINGS_READ]);
    expect(await consented(id, first)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('lets somebody without a website create one, and says that it is done where there is no callback', async () => {
    const owner = await stage.journey.person('website', 'Nils Newcomer');
    const { id, link } = await linkedPlugin([SETTINGS_READ]);
    const { page, problems } = await browser.open({ width: 390 });
    await page.goto(link);
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Name of the website').fill('Brand new');
    await page.getByLabel('Domain').fill('no domain at all');
    await page.getByRole('button', { name: 'Create the website' }).click();
    await page.getByText('domain must be a host name').waitFor();
    expect(await page.getByLabel('Name of the website').inputValue()).toBe('Brand new');
    await page.getByLabel('Domain').fill('new.example.com');
    await page.getByRole('button', { name: 'Create the website' }).click();
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('is installed on Brand new.').waitFor();
    const [website] = await stage.gatehouse.database.query<{ id: string }>(`SELECT id FROM website WHERE name = 'Brand new'`);
    expect(await consented(id, website?.id ?? '')).toEqual([SETTINGS_READ]);
    expect(problems).toEqual([]);
  });

  it('shows the new list and installs nothing when the grant changed while the page was open', async () => {
    const owner = await stage.journey.person('website', 'Otto Owner');
    const websiteId = await stage.journey.website(owner, 'Otto’s shop');
    const { id, link } = await linkedPlugin([SETTINGS_READ, SETTINGS_WRITE]);
    const { page, problems } = await browser.open();
    await page.goto(link);
    await signIn(page, owner);
    // No route narrows a grant yet; a reviewer's later decision widens it.
    await stage.gatehouse.database.query(`DELETE FROM granted_pair WHERE plugin_id = $1 AND mode = 'write'`, [id]);
    const more = await stage.journey.ask(stage.developer, id, [AVAILABILITY_READ]);
    await stage.journey.untilApproved(stage.developer, reviewer, id, more);

    await page.getByRole('button', { name: 'Install', exact: true }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'changed while this page was open' });
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/New:.*online.*No longer asked for:.*Change the settings/s);
    expect(await consented(id, websiteId)).toEqual([]);
    expect(await stage.gatehouse.database.query('SELECT 1 FROM install WHERE plugin_id = $1', [id])).toEqual([]);

    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('is installed on Otto’s shop.').waitFor();
    expect(await consented(id, websiteId)).toEqual([AVAILABILITY_READ, SETTINGS_READ]);
    expect(problems).toEqual([]);
  });

  it('offers what is new to a website that has the plugin already', async () => {
    const owner = await stage.journey.person('website', 'Pia Owner');
    const websiteId = await stage.journey.website(owner, 'Pia’s shop');
    const { id, link } = await linkedPlugin([SETTINGS_READ, SETTINGS_WRITE]);
    await stage.journey.install(owner, websiteId, id, link.split('/').at(-1) ?? '', [SETTINGS_READ]);
    const { page, problems } = await browser.open({ colorScheme: 'dark' });
    await page.goto(link);
    await signIn(page, owner);
    await page.getByRole('heading', { name: 'What is new' }).waitFor();
    // Only the difference is shown.
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await page.getByRole('checkbox', { name: /Change the settings/ }).waitFor();
    await page.getByRole('button', { name: 'Agree to what is new' }).click();
    await page.getByText('may now do what you ticked on Pia’s shop.').waitFor();
    expect(await consented(id, websiteId)).toEqual([SETTINGS_READ, SETTINGS_WRITE]);
    expect(problems).toEqual([]);
  });

  it('is not needed for what comes later: the console shows what is new to agree to, and ends access', async () => {
    const owner = await stage.journey.person('website', 'Quinn Owner');
    const websiteId = await stage.journey.website(owner, 'Quinn’s shop');
    const { id, link } = await linkedPlugin([SETTINGS_READ, SETTINGS_WRITE]);
    await stage.journey.install(owner, websiteId, id, link.split('/').at(-1) ?? '', [SETTINGS_READ]);
    const { page, problems } = await browser.open();
    await page.goto(`${stage.gatehouse.environment.values.PUBLIC_URL}/sign-in?realm=website&next=/console`);
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Quinn’s shop' }).click();
    await page.getByRole('link', { name: 'Plugins' }).click();
    await page.getByText('It asks for more').waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Agree to these' }).click();
    await page.getByText('What it may do (2)').waitFor();
    expect(await consented(id, websiteId)).toEqual([SETTINGS_READ, SETTINGS_WRITE]);

    await page.getByRole('button', { name: /^Uninstall/ }).click();
    await page.getByText('2 permissions end').waitFor();
    expect(await consented(id, websiteId)).toHaveLength(2);
    await page.getByRole('button', { name: 'Yes, uninstall it' }).click();
    await page.getByText('No plugin is installed.').waitFor();
    const [install] = await stage.gatehouse.database.query('SELECT uninstalled_at IS NOT NULL AS over FROM install WHERE plugin_id = $1', [
      id,
    ]);
    expect(install).toEqual({ over: true });
    expect(problems).toEqual([]);
  });

  it('keeps the link through sign-up, and its secret out of every other address', async () => {
    const { id, link } = await linkedPlugin([SETTINGS_READ]);
    const secret = link.split('/').at(-1) ?? '';
    const email = 'greta.guest@example.com';
    const password = 'seven purple kettles sing';
    const { page, problems } = await browser.open();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (`${pathname}${search}`.includes(secret) && pathname !== `/install/${id}/${secret}`) elsewhere.push(request.url());
      if (request.headers().referer?.includes(secret)) elsewhere.push(`referrer of ${request.url()}`);
    });
    await page.goto(link);
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByLabel('Your name').fill('Greta');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText(`We have sent a mail to ${email}`).waitFor();
    const token = await stage.journey.linkToken(email, '/confirm#');
    expect((await stage.journey.visitor().post('/api/website/confirm', { token })).status).toBe(200);
    await page.getByRole('button', { name: 'I have confirmed it: sign in' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Name of the website').waitFor();
    expect(page.url()).toBe(link);
    expect(elsewhere).toEqual([]);
    expect(await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')).not.toContain(secret);
    expect(problems).toEqual([]);
  });

  it('says what to do when the link does not work, or nothing is granted yet', async () => {
    const { id } = await stage.journey.plugin(stage.developer, 'Not approved');
    const secret = await stage.journey.installSecret(stage.developer, id);
    const { page, problems } = await browser.open();
    const { PUBLIC_URL } = stage.gatehouse.environment.values;
    await page.goto(`${PUBLIC_URL}/install/${id}/${secret}`);
    await page.getByText('It cannot be installed yet.').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    await page.goto(`${PUBLIC_URL}/install/${id}/${'x'.repeat(secret.length)}`);
    await page.getByRole('alert').getByText('This install link does not work.').waitFor();
    expect(problems).toEqual([]);
  });
});
