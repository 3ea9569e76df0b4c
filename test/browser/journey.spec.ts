import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/journey.js';
import type { ReviewStage } from '../support/review-stage.js';
import { inABrowser, type TestBrowser } from './browser.js';
import { storedKeypair } from './keypair-dialog.js';
import { aStageInABrowser, leave } from './stage.js';

const PASSWORD = 'eleven quiet badgers whistle';
const LONG_MS = 240_000;

/** Three people who never met, each in a browser of their own; nothing is done behind the screens. */
inABrowser('the way of a plugin to a website', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let reviewer: Person;
  let url: string;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    await stage.leaveAllToPeople();
    reviewer = await stage.reviewer('Rita Reviewer');
  }, 120_000);
  afterAll(() => leave({ stage, browser }));

  async function fillIn(page: Page, fields: Readonly<Record<string, string>>, act: string): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: act, exact: true }).click();
  }

  /** Follows the link that was mailed, in a second tab, as a mail program does. */
  async function confirmAddress(page: Page, email: string): Promise<void> {
    const token = await stage.journey.linkToken(email, '/confirm#');
    const [mail] = await stage.journey.mailsTo(email);
    const link = mail?.text.match(/https?:\/\/\S+/)?.[0] ?? '';
    expect(link).toContain(token);
    const tab = await page.context().newPage();
    await tab.goto(link);
    await tab.getByRole('button', { name: 'Confirm my address' }).click();
    await tab.getByText('Your e-mail address is confirmed.').waitFor();
    await tab.close();
  }

  it(
    'leads from a sign-up to a call with the key that the screen showed, and an uninstall is seen by the developer at once',
    async () => {
      const developer = await browser.open();
      const { page } = developer;
      const owner = await browser.open();
      const judge = await browser.open();
      for (const visit of [developer, owner, judge]) visit.page.context().setDefaultTimeout(30_000);

      await page.goto(`${url}/sign-up?realm=marketplace`);
      const email = 'dana@example.com';
      await fillIn(page, { 'Your name': 'Dana Developer', 'E-mail address': email, Password: PASSWORD }, 'Sign up');
      await page.getByText(`We have sent a mail to ${email}`).waitFor();
      await confirmAddress(page, email);
      await page.goto(`${url}/sign-in?realm=marketplace`);
      await fillIn(page, { 'E-mail address': email, Password: PASSWORD }, 'Sign in');
      await page.getByText('You have no plugin yet').waitFor();
      await page.getByRole('link', { name: 'New plugin' }).first().click();
      await fillIn(page, { Name: 'Shop Window' }, 'Create the plugin');
      await storedKeypair(page);

      await page.getByRole('link', { name: 'Scopes', exact: true }).click();
      await page.getByRole('link', { name: 'Ask for scopes' }).click();
      await page.getByLabel('Find a scope').fill('website:settings');
      await page.getByRole('group', { name: 'website:settings' }).getByRole('checkbox', { name: /^read/ }).check();
      await page
        .getByLabel('Why the plugin needs website:settings · read')
        .fill('The shop window shows the name and the colours of the website to its visitors.');
      await page.getByRole('button', { name: 'Submit for review' }).click();
      await page.getByText('A reviewer has to decide.').waitFor();

      await judge.page.goto(`${url}/sign-in?realm=marketplace&next=%2Freview`);
      await fillIn(judge.page, { 'E-mail address': reviewer.email, Password: reviewer.password }, 'Sign in');
      await judge.page.getByRole('link', { name: /Shop Window/ }).click();
      await judge.page.getByRole('button', { name: 'Work on it' }).click();
      await judge.page.getByRole('button', { name: 'Approve all pairs' }).click();
      await judge.page.getByRole('button', { name: 'Approve', exact: true }).click();

      // Nobody reloads: the verdict comes to the screen that is open.
      await page.getByRole('cell', { name: 'approved' }).waitFor();
      await page.getByRole('link', { name: 'Tokens', exact: true }).click();
      await page.getByRole('button', { name: 'Claim the keypair' }).click();
      await page.getByRole('button', { name: 'Claim and show the key' }).click();
      const keypair = await storedKeypair(page);
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
      await page.getByRole('button', { name: 'Show the link' }).click();
      const link = (await page.locator('code').filter({ hasText: '/install/' }).textContent()) ?? '';
      await page.getByRole('link', { name: 'Installs', exact: true }).click();
      await page.getByText('No website has installed the plugin').waitFor();

      const their = owner.page;
      const ownerEmail = 'olga@example.com';
      await their.goto(link);
      await their.getByText('Read the settings of your website.').waitFor();
      await their.getByRole('button', { name: 'Make an account' }).click();
      await fillIn(their, { 'Your name': 'Olga Owner', 'E-mail address': ownerEmail, Password: PASSWORD }, 'Sign up');
      await their.getByText(`We have sent a mail to ${ownerEmail}`).waitFor();
      await confirmAddress(their, ownerEmail);
      await their.getByRole('button', { name: 'I have confirmed it' }).click();
      await fillIn(their, { 'E-mail address': ownerEmail, Password: PASSWORD }, 'Sign in');
      await fillIn(their, { 'Name of the website': 'Olga’s shop', Domain: 'shop.example.com' }, 'Create the website');
      await their.getByRole('button', { name: 'Install', exact: true }).click();
      await their.getByText('is installed on Olga’s shop.').waitFor();

      const cell = page.getByRole('cell', { name: /Olga’s shop/ });
      await cell.waitFor();
      const website = (await cell.locator('code').textContent()) ?? '';
      const settings = async (): Promise<number> => (await stage.journey.caller(keypair).get(`/v1/website/${website}/settings`)).status;
      expect(await settings()).toBe(200);

      await their.goto(`${url}/console/websites/${website}/plugins`);
      await their.getByRole('button', { name: 'Uninstall Shop Window' }).click();
      await their.getByRole('button', { name: 'Yes, uninstall it' }).click();
      await page.getByText('No website has installed the plugin').waitFor();
      expect(await settings()).toBe(404);
      expect([...developer.problems, ...owner.problems, ...judge.problems]).toEqual([]);
    },
    LONG_MS,
  );
});
