import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { MINUTE } from '@gatehouse/platform';
import { asBearer } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/journey.js';
import { SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { askedBy, cutOff, inABrowser, obstacles, type TestBrowser } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

const SCREENS = ['', '/plugins', '/trust', '/keys', '/operators', '/channels', '/requests', '/usage', '/settings'];
const LONG_MS = 240_000;

inABrowser('the console of a website', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let owner: Person;
  let url: string;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    owner = await stage.journey.person('website', 'Olga Owner');
  }, 120_000);
  afterAll(() => leave({ stage, browser }));

  async function signIn(page: Page, next = '/console'): Promise<void> {
    // Nothing is looked at while it fades in.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${url}/sign-in?realm=website&next=${encodeURIComponent(next)}`);
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  const part = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Parts of this website' }).getByRole('link', { name }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

  const readSettings = async (secret: string, websiteId: string): Promise<number> =>
    (await stage.gatehouse.caller(undefined, asBearer({ secret })).get(`/v1/website/${websiteId}/settings`)).status;

  const reaching = (page: Page, kind: string, name: string) =>
    page.getByRole('region', { name: kind, exact: true }).getByRole('row', { name });

  /** The open dialog, without anything in it that stops somebody. */
  async function dialogOf(page: Page, name: string) {
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    expect({ name, obstacles: await obstacles(page) }).toEqual({ name, obstacles: [] });
    return dialog;
  }

  /** Reads the secret from the dialog that shows it once, and closes it the only way there is. */
  async function stored(page: Page): Promise<string> {
    const dialog = page.getByRole('dialog', { name: 'The new key' });
    const done = dialog.getByRole('button', { name: 'Done' });
    await done.waitFor();
    await page.keyboard.press('Escape');
    expect(await done.isDisabled()).toBe(true);
    const secret = await dialog.locator('code').nth(1).textContent();
    await dialog.getByLabel('I have stored the key in a safe place').check();
    await done.click();
    await dialog.waitFor({ state: 'hidden' });
    return secret ?? '';
  }

  it(
    'lets an owner make, rotate and withdraw keys that really work, and says what reaches the data',
    async () => {
      const { page, problems } = await browser.open();
      page.setDefaultTimeout(30_000);
      await signIn(page);
      await page.getByText('You have no website yet').waitFor();
      await page.getByRole('button', { name: 'Create a website' }).click();
      await page.getByLabel('Name of the website').fill('Key shop');
      await page.getByLabel('Domain').fill('keys.example.com');
      await page.getByRole('button', { name: 'Create the website' }).click();
      await page.getByText('Nothing can reach your data').waitFor();
      const websiteId = page.url().split('/').at(-1) ?? '';

      await part(page, 'Keys');
      await page.getByRole('button', { name: 'Create a key' }).click();
      const creating = await dialogOf(page, 'Create a key');
      // The platform forbids viewable keys, so nobody is asked.
      expect(await creating.getByLabel('It can be shown again').count()).toBe(0);
      await page.keyboard.type('Warehouse');
      await creating.getByLabel('It rotates by a schedule').check();
      await creating.getByLabel('Every so many days').fill('366');
      await creating.getByRole('button', { name: 'Create the key' }).click();
      await creating.getByText('This must not be greater than 365.').waitFor();
      // Escape, pressed by mistake, throws away nothing that was typed.
      await page.keyboard.press('Escape');
      expect(await creating.getByLabel('Name').inputValue()).toBe('Warehouse');
      await creating.getByLabel('Every so many days').fill('30');
      // What is refused behind a button is shown, and nothing that was typed is lost.
      await creating.getByRole('button', { name: 'More choices' }).click();
      await creating.getByLabel('Only from these addresses').fill('nowhere');
      await creating.getByRole('button', { name: 'Create the key' }).click();
      await creating.getByText('This is no address and no CIDR range').waitFor();
      await creating.getByLabel('Only from these addresses').fill('');
      // Nobody gets two keys by a double click.
      await creating.getByRole('button', { name: 'Create the key' }).dblclick();
      const first = await stored(page);
      expect(await readSettings(first, websiteId)).toBe(200);
      const cards = page.getByRole('region', { name: 'Warehouse' });
      expect(await cards.count()).toBe(1);
      await cards.getByText('every 30 days at 6:00 UTC, next').waitFor();
      await cards.getByRole('button', { name: 'Begin anew (Warehouse)' }).click();
      const anew = await dialogOf(page, 'Let the interval of Warehouse begin anew?');
      await anew.getByText('The next rotation is 30 days from now.').waitFor();
      await anew.getByRole('button', { name: 'Begin anew' }).click();
      await page.getByText('The interval begins anew').waitFor();
      await cards.getByRole('button', { name: 'Rotate' }).click();
      const rotating = await dialogOf(page, 'Get a new key in place of Warehouse');
      await rotating.getByText(/It made 1 request in the last 7 days, 1 of them today/).waitFor();
      await page.getByText('2 keys work side by side for 30 days at most.').waitFor();
      await page.getByRole('button', { name: 'Get the new key' }).click();
      const second = await stored(page);
      expect([await readSettings(first, websiteId), await readSettings(second, websiteId)]).toEqual([200, 200]);
      // The new key stands above the old one, which says until when it works.
      await page.getByText('This key retires').waitFor();
      expect(await cards.count()).toBe(2);
      expect(await cards.nth(0).getByText('This key retires').count()).toBe(0);
      expect(await cards.nth(1).getByText('This key retires').count()).toBe(1);

      await cards.nth(0).getByRole('button', { name: 'Schedule' }).click();
      await page.getByLabel('Every so many days').fill('60');
      await page.getByRole('button', { name: 'Save the schedule' }).click();
      await cards.nth(0).getByText('every 60 days at 6:00 UTC, next').waitFor();
      await cards.nth(0).getByRole('button', { name: 'Schedule' }).click();
      await page.getByRole('button', { name: 'Remove the schedule' }).click();
      const unscheduling = await dialogOf(page, 'Remove the schedule of Warehouse?');
      await unscheduling.getByText('The key no longer rotates every 60 days').waitFor();
      await cards.nth(0).getByText('every 60 days at 6:00 UTC, next').waitFor();
      await unscheduling.getByRole('button', { name: 'Remove the schedule' }).click();
      await cards.nth(0).getByText('when somebody asks').waitFor();

      await cards.nth(1).getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The key is refused from now on').waitFor();
      expect(await readSettings(first, websiteId)).toBe(200);
      await page.getByRole('button', { name: 'Delete the key' }).click();
      await cards.nth(1).waitFor({ state: 'detached' });
      expect([await readSettings(first, websiteId), await readSettings(second, websiteId)]).toEqual([401, 200]);
      await page.getByRole('button', { name: 'Show the bin' }).click();
      await page.getByRole('cell', { name: 'deleted' }).waitFor();

      await part(page, 'Operators');
      await page.getByLabel('Find an operator by name or e-mail address').fill('olga');
      await page.getByRole('button', { name: 'User key' }).click();
      await page.getByRole('button', { name: 'Issue a user key' }).click();
      const mine = await stored(page);
      expect(await readSettings(mine, websiteId)).toBe(200);

      await part(page, 'Requests');
      await page.getByLabel('Status').fill('401');
      await page.getByRole('button', { name: 'Narrow' }).click();
      await page.waitForURL(/[?&]status=/);
      await page
        .getByRole('button', { name: /^Details of request/ })
        .first()
        .waitFor();
      expect(await page.getByRole('table').getByText('200').count()).toBe(0);
      // A request that comes now appears without a reload, and nobody asks for what did not come.
      await page.clock.install();
      const asked = askedBy(page);
      await page.reload();
      await eventually(() => (asked.filter((path) => path.endsWith('/requests')).length >= 4 ? true : undefined), 30_000);
      await page
        .getByRole('button', { name: /^Details of request/ })
        .first()
        .waitFor();
      asked.length = 0;
      await page.clock.fastForward(40_000);
      await page.evaluate('1');
      expect(asked).toEqual([]);
      const details = page.getByRole('button', { name: /^Details of request/ });
      const before = await details.count();
      await readSettings(first, websiteId);
      await details.nth(before).waitFor();
      await page
        .getByRole('button', { name: /^Details of request/ })
        .first()
        .click();
      await page.getByRole('dialog').getByText('Which check failed').waitFor();
      await page.getByRole('link', { name: 'Only this reason' }).click();
      await page.waitForURL(/[?&]reason=invalid_session/);

      await part(page, 'What can reach my data');
      await reaching(page, 'Website keys', 'Warehouse').waitFor();
      await reaching(page, 'User keys', 'Olga Owner').getByRole('button', { name: 'Revoke' }).click();
      await page.getByText('1 key is refused from now on').waitFor();
      await page.getByRole('button', { name: 'Revoke the key' }).click();
      await reaching(page, 'User keys', 'Olga Owner').waitFor({ state: 'detached' });
      expect(await readSettings(mine, websiteId)).toBe(401);
      // Nothing that was shown once is kept by the browser.
      const kept = await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href');
      for (const secret of [first, second, mine]) expect(kept).not.toContain(secret);
      expect(problems).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'lets an owner trust a developer by code and name, invite people, and add channels',
    async () => {
      const websiteId = await stage.journey.website(owner, 'People shop');
      const { page, problems } = await browser.open();
      page.setDefaultTimeout(30_000);
      await signIn(page, `/console/websites/${websiteId}/trust`);
      await page.getByText('You trust no developer').waitFor();
      await page.getByRole('button', { name: 'Make a trust code' }).click();
      await page.getByLabel('E-mail address of the developer').fill(stage.developer.email);
      await page.getByRole('button', { name: 'Make the code' }).click();
      const dialog = page.getByRole('dialog', { name: 'The trust code' });
      const code = await dialog.locator('code').textContent();
      await dialog.getByRole('button', { name: 'Done' }).click();
      expect((await stage.developer.http.post('/api/trusted-websites/redeem', { code })).status).toBe(201);
      // It appears without a reload.
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByLabel('Name of the account').fill('Somebody else');
      await page.getByRole('button', { name: 'Trust this developer' }).click();
      await page.getByText('This is not the name of the account that redeemed the code.').waitFor();
      expect(await page.getByLabel('Name of the account').inputValue()).toBe('Somebody else');
      await page.getByLabel('Name of the account').fill(stage.developer.name);
      await page.getByRole('button', { name: 'Trust this developer' }).click();
      await page.getByRole('cell', { name: 'trusted', exact: true }).waitFor();

      await part(page, 'Operators');
      await page.getByRole('button', { name: 'Invite an operator' }).click();
      await page.getByLabel('E-mail address', { exact: true }).fill('colleague@example.com');
      await page.getByRole('button', { name: 'Send the invitation' }).click();
      const invited = page.getByRole('row', { name: 'colleague@example.com' });
      await invited.getByRole('button', { name: 'Withdraw' }).click();
      const withdrawing = await dialogOf(page, 'Withdraw the invitation of colleague@example.com?');
      await withdrawing.getByText('1 link stops working now').waitFor();
      expect((await owner.http.get<{ items: unknown[] }>(`/api/websites/${websiteId}/operators/invitations`)).body.items).toHaveLength(1);
      await withdrawing.getByRole('button', { name: 'Withdraw the invitation' }).click();
      await invited.waitFor({ state: 'detached' });
      await page.getByLabel('Role of Olga Owner').selectOption('operator');
      await (await dialogOf(page, 'Make Olga Owner operator?')).getByText('There is no user key that changes with it.').waitFor();
      await page.keyboard.press('Escape');

      await part(page, 'Channels');
      await page.getByRole('button', { name: 'Add a channel' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Front desk');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page
        .getByRole('row', { name: /Front desk/ })
        .getByText(/^sp_1_/)
        .waitFor();
      // A number that cannot be read does not stand in the way, and is not guessed.
      await page.route('**/channels/*/use', (route) => route.fulfill({ status: 409, json: { title: 'not now' } }));
      const chat = page.getByRole('row', { name: /^Chat/ });
      await chat.getByRole('button', { name: 'Withdraw' }).click();
      const going = await dialogOf(page, 'Withdraw Chat?');
      await going.getByText('How much this touches could not be read.').waitFor();
      await page.unroute('**/channels/*/use');
      await going.getByRole('button', { name: 'count again' }).click();
      await going.getByText('Nothing was ever sent through it.').waitFor();
      await going.getByRole('button', { name: 'Withdraw the channel' }).click();
      await chat.waitFor({ state: 'detached' });

      await part(page, 'What can reach my data');
      await reaching(page, 'Trusted developers', 'Dora Developer').getByRole('button', { name: 'End' }).click();
      const ending = await dialogOf(page, 'End the trust in Dora Developer?');
      await ending.getByText('No request in the last 7 days.').waitFor();
      await ending.getByRole('button', { name: 'End the trust' }).click();
      await page.getByText('Nothing can reach your data').waitFor();
      const trust = await owner.http.get<{ items: { state: string }[] }>(`/api/websites/${websiteId}/trusted-developers`);
      expect(trust.body.items.map(({ state }) => state)).toEqual(['ended']);
      expect(problems).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'lets an owner take one permission back and keep the rest, and ask for a contact-centre key',
    async () => {
      const websiteId = await stage.journey.website(owner, 'Plugin shop');
      const reviewer = await stage.reviewer('Rita Reviewer');
      const pluginId = await stage.grantedPlugin(stage.developer, reviewer, [SETTINGS_READ, SETTINGS_WRITE]);
      const secret = await stage.journey.installSecret(stage.developer, pluginId);
      await stage.journey.install(owner, websiteId, pluginId, secret, [SETTINGS_READ, SETTINGS_WRITE]);
      const { page, problems } = await browser.open();
      page.setDefaultTimeout(30_000);
      await signIn(page, `/console/websites/${websiteId}`);
      await page.getByRole('button', { name: 'Take permissions back' }).waitFor();
      // What cannot be read is not left out as if there were none.
      await page.route(/\/user-keys/, (request) => request.fulfill({ status: 403, json: { detail: 'Not now.' } }));
      await page.reload();
      await page.getByRole('region', { name: 'User keys', exact: true }).getByText('Not now.').waitFor();
      await page.unroute(/\/user-keys/);
      // A part that the role is not given is closed as a whole, rather than full of refusals.
      const details = new RegExp(`/api/websites/${websiteId}$`);
      await page.route(details, async (request) => {
        const response = await request.fetch();
        await request.fulfill({ response, body: (await response.text()).replace('"role":"owner"', '"role":"account_reader"') });
      });
      await page.goto(`${url}/console/websites/${websiteId}/trust`);
      await page.getByText('This part is closed to you').waitFor();
      expect(await page.getByRole('button', { name: 'Make a trust code' }).count()).toBe(0);
      await page.unroute(details);
      await page.goto(`${url}/console/websites/${websiteId}`);
      await page.getByRole('button', { name: 'Take permissions back' }).click();
      const withdrawing = await dialogOf(page, 'What may Plugin 1 no longer do?');
      expect(await withdrawing.getByRole('button', { name: 'Take 0 permissions back' }).isDisabled()).toBe(true);
      await withdrawing.getByRole('checkbox', { name: /website:settings · write/ }).uncheck();
      await page.getByText('loses 1 permission now, and keeps 1').waitFor();
      await page.getByRole('button', { name: 'Take 1 permission back' }).click();
      await reaching(page, 'Plugins', 'Plugin 1').getByRole('button', { name: '1 permission', exact: true }).click();
      await page.getByText('website:settings').waitFor();
      const [install] = (await owner.http.get<{ items: { consented: { mode: string }[] }[] }>(`/api/websites/${websiteId}/installs`)).body
        .items;
      expect(install?.consented.map(({ mode }) => mode)).toEqual(['read']);

      await part(page, 'Keys');
      await page.getByRole('button', { name: 'Ask for one' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Call centre');
      await page.getByLabel('What the contact centre needs it for').fill('Our telephone system shows who is calling.');
      await page.getByRole('button', { name: 'Send the request' }).click();
      const request = page.getByRole('region', { name: 'Call centre' });
      await request.getByRole('button', { name: 'Follow it' }).click();
      await request.getByText('What has happened').waitFor();

      await part(page, 'Plugins');
      await page.getByRole('button', { name: 'Uninstall Plugin 1' }).click();
      const uninstalling = await dialogOf(page, 'Uninstall Plugin 1?');
      await uninstalling.getByText('1 permission ends').waitFor();
      await uninstalling.getByRole('button', { name: 'Yes, uninstall it' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('No plugin is installed.').waitFor();
      expect((await owner.http.get<{ items: unknown[] }>(`/api/websites/${websiteId}/installs`)).body.items).toEqual([]);
      expect(problems).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'shows a viewable key again to who gives the password, where the platform allows such keys',
    async () => {
      const websiteId = await stage.journey.website(owner, 'Seen shop');
      const administrator = await stage.reviewer('Ada Administrator', 'administrator');
      const settings = await administrator.http.put('/api/administration/key-settings', { viewable_keys: true, version: 0 });
      expect(settings.status).toBe(200);
      const { page, problems } = await browser.open();
      page.setDefaultTimeout(30_000);
      await signIn(page, `/console/websites/${websiteId}/keys`);
      await page.getByRole('button', { name: 'Create a key' }).first().click();
      await page.keyboard.type('Till');
      await page.getByLabel('It can be shown again').check();
      await page.getByText('Gatehouse keeps a sealed copy of the secret.').waitFor();
      await page.getByRole('button', { name: 'Create the key' }).click();
      const secret = await stored(page);

      stage.gatehouse.clock.advance(11 * MINUTE);
      await page.getByRole('button', { name: 'Show the secret' }).click();
      const asking = await dialogOf(page, 'Show the secret of Till?');
      await asking.getByRole('button', { name: 'Show it' }).click();
      await asking.getByLabel('Your password').fill('not this one');
      await asking.getByRole('button', { name: 'Show it' }).click();
      await asking.getByText('This is not your present password').waitFor();
      expect(await page.getByText(secret).count()).toBe(0);
      await asking.getByLabel('Your password').fill(owner.password);
      await page.keyboard.press('Enter');
      const shown = await dialogOf(page, 'The secret of Till');
      await shown.getByText(secret).waitFor();
      await shown.getByRole('button', { name: 'Done' }).click();
      await shown.waitFor({ state: 'hidden' });
      expect(await page.content()).not.toContain(secret);
      expect(await stage.subjectsTo(owner.email)).toContain('Seen shop: the key Till was looked at');
      expect(problems).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'puts no obstacle in anybody’s way on any screen, light or dark, and fits a phone',
    async () => {
      const [website] = (await owner.http.get<{ items: { id: string }[] }>('/api/websites')).body.items;
      const { page, problems } = await browser.open({ width: 390 });
      page.setDefaultTimeout(30_000);
      await signIn(page);
      await heading(page, 'Key shop');
      expect(await obstacles(page)).toEqual([]);
      for (const screen of SCREENS) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(`${url}/console/websites/${website?.id}${screen}`);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
        expect({ screen, obstacles: await obstacles(page) }).toEqual({ screen, obstacles: [] });
        await page.emulateMedia({ colorScheme: 'dark' });
        expect({ screen, obstacles: await obstacles(page, ['color-contrast']) }).toEqual({ screen, obstacles: [] });
        expect({ screen, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({ screen, width: 390 });
        expect({ screen, cutOff: await cutOff(page) }).toEqual({ screen, cutOff: [] });
      }
      expect(problems).toEqual([]);
    },
    LONG_MS,
  );
});
