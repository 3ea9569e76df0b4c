import { expect } from '@jest/globals';
import type { ReviewStage } from '../support/review-stage.js';
import { inABrowser, type TestBrowser } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

inABrowser('the pages that mailed links open', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let url: string;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
  }, 60_000);
  afterAll(() => leave({ stage, browser }));

  const mailedLink = async (email: string, path: string): Promise<string> => {
    await stage.idle();
    const [mail] = await stage.journey.mailsTo(email);
    const link = mail?.text.match(/https?:\/\/\S+/)?.[0] ?? '';
    expect(link).toContain(path);
    return link;
  };

  it('sign somebody up, confirm the address by a click, and let them in', async () => {
    const email = 'wendy@example.com';
    const password = 'seven purple kettles sing';
    const { page, problems } = await browser.open();
    await page.goto(`${url}/sign-up?realm=website`);
    await page.getByLabel('Your name').fill('Wendy');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText(`We have sent a mail to ${email}`).waitFor();

    const link = await mailedLink(email, '/confirm#');
    await page.goto(link);
    // The token is not left in the address bar, where it would be copied or seen.
    await page.waitForURL(`${url}/confirm`);
    const before = await stage.gatehouse.database.query('SELECT 1 FROM account WHERE email = $1 AND confirmed_at IS NOT NULL', [email]);
    expect(before).toEqual([]);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByText('Your e-mail address is confirmed.').waitFor();

    await page.getByRole('link', { name: 'Sign in to your website' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your websites' }).waitFor();

    // The other realm stays closed.
    await page.goto(`${url}/sign-in?realm=marketplace`);
    await page.getByRole('heading', { name: 'Sign in with your marketplace account' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('say what is wrong at its field, and lose nothing that was typed', async () => {
    const { page, problems } = await browser.open();
    await page.goto(`${url}/sign-up?realm=marketplace`);
    await page.getByLabel('Your name').fill('Paul');
    await page.getByLabel('E-mail address').fill('paul@example.com');
    await page.getByLabel('Password', { exact: true }).fill('password1234');
    await page.getByRole('button', { name: 'Sign up' }).click();
    const password = page.getByLabel('Password', { exact: true });
    await page.locator('[id$="-error"]').waitFor();
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    expect(await password.getAttribute('aria-describedby')).toContain('-error');
    expect(await page.evaluate('document.activeElement.type')).toBe('password');
    expect(await password.inputValue()).toBe('password1234');
    expect(await page.getByLabel('Your name').inputValue()).toBe('Paul');
    expect(await stage.gatehouse.database.query('SELECT 1 FROM account WHERE email = $1', ['paul@example.com'])).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('replace a forgotten password', async () => {
    const { page, problems } = await browser.open();
    await page.goto(`${url}/forgot-password#realm=marketplace`);
    await page.getByLabel('E-mail address').fill(stage.developer.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('a mail with a link is on its way').waitFor();
    await page.goto(await mailedLink(stage.developer.email, '/reset-password#'));
    await page.getByLabel('New password').fill('nine green ladders wobble');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('Your new password is saved').waitFor();
    const signedIn = await stage.gatehouse
      .visitor()
      .post('/api/marketplace/sign-in', { email: stage.developer.email, password: 'nine green ladders wobble' });
    expect(signedIn.status).toBe(200);
    expect(problems).toEqual([]);
  });

  it('ask an invited person for a name and a password only if they have no account', async () => {
    const administrator = await stage.reviewer('Ann Administrator', 'administrator');
    await administrator.http.post('/api/marketplace/invitations', { email: 'newcomer@example.com', role: 'reviewer' });
    const { page, problems } = await browser.open();
    await page.goto(await mailedLink('newcomer@example.com', '/invitation#'));
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByLabel('Your name').fill('Nora');
    await page.getByLabel('Password', { exact: true }).fill('six loud turnips whistle');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByText('You have accepted the invitation.').waitFor();
    const [account] = await stage.gatehouse.database.query('SELECT name, role FROM account WHERE email = $1', ['newcomer@example.com']);
    expect(account).toEqual({ name: 'Nora', role: 'reviewer' });
    expect(problems).toEqual([]);
  });

  it('say where the link comes from when it is missing', async () => {
    for (const path of ['/confirm', '/reset-password', '/invitation']) {
      const { page, problems } = await browser.open();
      await page.goto(`${url}${path}`);
      await page.getByRole('alert').getByText('This page needs the link from your mail.').waitFor();
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      expect(problems).toEqual([]);
    }
  });

  it('lead on from an address that there is not, while programs are told in their own way', async () => {
    const { page } = await browser.open();
    const answer = await page.goto(`${url}/plugin/mistyped`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    await page.getByRole('heading', { name: 'Two kinds of account' }).waitFor();
    const http = stage.gatehouse.visitor();
    for (const path of ['/plugin/mistyped', '/api/mistyped']) {
      const told = await http.get(path, { headers: { accept: path.startsWith('/api') ? 'text/html' : '*/*' } });
      expect({ path, status: told.status, body: told.body }).toMatchObject({ path, status: 404, body: { code: 'not_found' } });
    }
  });

  it('show a used link’s own words, and what was typed stays', async () => {
    const { page } = await browser.open();
    await page.goto(`${url}/reset-password#realm=website&token=${'x'.repeat(43)}`);
    await page.getByLabel('New password').fill('nine green ladders wobble');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByRole('alert').getByText('This link is not valid').waitFor();
    expect(await page.getByLabel('New password').inputValue()).toBe('nine green ladders wobble');
  });

  it('show every mail in the mailbox, with its link to click', async () => {
    const { page, problems } = await browser.open();
    await page.goto(`${url}/mailbox/${stage.gatehouse.environment.values.MAILBOX_TOKEN}`);
    await page.getByLabel('Show mails to').fill(stage.developer.email);
    await page.locator('summary', { hasText: 'Choose a new password' }).click();
    const href = await page.locator('details[open] a').first().getAttribute('href');
    expect(href).toContain(`${url}/reset-password#realm=marketplace&token=`);
    expect(problems).toEqual([]);
  });

  it('are no way into the mailbox for a wrong token, a foreign host or a proxy', async () => {
    const { MAILBOX_TOKEN } = stage.gatehouse.environment.values;
    const http = stage.gatehouse.visitor();
    expect((await http.get(`/mailbox/${MAILBOX_TOKEN}/messages`)).status).toBe(200);
    const wrong = await http.get(`/mailbox/${MAILBOX_TOKEN.slice(1)}x/messages`);
    const proxied = await http.get(`/mailbox/${MAILBOX_TOKEN}/messages`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect([wrong.status, proxied.status]).toEqual([404, 404]);
    expect(wrong.text + proxied.text).not.toContain(MAILBOX_TOKEN);
  });

  it('include a reference that says so while the REST API is down', async () => {
    const answer = await stage.gatehouse.visitor().get('/docs/rest-api');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('is out of reach for the moment');
  });
});
