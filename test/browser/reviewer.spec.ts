import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/journey.js';
import { AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { cutOff, inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

inABrowser('the reviewer’s screens', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let rita: Person;
  let ada: Person;
  let url: string;
  beforeAll(async () => {
    ({ stage, browser, url } = await aStageInABrowser());
    await stage.leaveAllToPeople();
    rita = await stage.reviewer('Rita Reviewer');
    ada = await stage.reviewer('Ada Administrator', 'administrator');
    for (const [code, use] of [
      ['not_needed', 'deny'],
      ['unclear', 'request_changes'],
    ])
      await ada.http.post('/api/administration/canned-reasons', { code, title: `It is ${code}`, text: `The text of ${code}.`, for: use });
  }, 120_000);
  afterAll(() => leave({ stage, browser }));

  async function signedIn(person: Person, path: string, options: { width?: number } = {}): Promise<WatchedPage> {
    const visit = await browser.open(options);
    visit.page.context().setDefaultTimeout(30_000);
    await visit.page.goto(`${url}/sign-in?realm=marketplace&next=${encodeURIComponent(path)}`);
    await visit.page.getByLabel('E-mail address').fill(person.email);
    await visit.page.getByLabel('Password', { exact: true }).fill(person.password);
    await visit.page.getByRole('button', { name: 'Sign in' }).click();
    await visit.page.waitForURL(`${url}${path}`);
    return visit;
  }
  const queued = async (pairs?: readonly string[]): Promise<{ requestId: string; itemId: string }> => {
    const { requestId } = await stage.queuedRequest(stage.developer, pairs);
    return { requestId, itemId: await stage.journey.itemOf(rita, requestId) };
  };
  const outcomeOf = async (itemId: string) => {
    const [row] = await stage.gatehouse.database.query<{ state: string; outcome: { action: string; pairs: object[] } | null }>(
      'SELECT state, outcome FROM review_item WHERE id = $1',
      [itemId],
    );
    return row;
  };
  /** A dialog or a screen as it is now keeps nobody out, light or dark. */
  const barsNobody = async (page: Page): Promise<void> => {
    expect(await obstacles(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await obstacles(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const row = (page: Page, itemId: string) => page.locator(`tr[data-item="${itemId}"]`);

  it('show one reviewer at once what another one works on, and let it go when the page is left', async () => {
    const { itemId } = await queued();
    const a = await signedIn(rita, `/review/items/${itemId}`);
    const b = await signedIn(ada, '/review');
    await row(b.page, itemId).waitFor();
    await row(b.page, itemId).getByText('free').waitFor();
    await a.page.getByRole('button', { name: 'Work on it' }).click();
    await row(b.page, itemId).getByText('Rita Reviewer works on it').waitFor();
    await a.page.getByRole('link', { name: 'Review queue', exact: true }).last().click();
    await row(b.page, itemId).getByText('free').waitFor();
    expect([...a.problems, ...b.problems]).toEqual([]);
    await a.close();
    await b.close();
  }, 120_000);

  it('take a verdict pair by pair with the keyboard, keep it over a reload, and take it back within its hold', async () => {
    const { itemId } = await queued([SETTINGS_READ, SETTINGS_WRITE]);
    const visit = await signedIn(rita, '/review');
    const { page, problems } = visit;
    await page.locator(`[data-review-row="${itemId}"]`).focus();
    await page.keyboard.press('o');
    await page.getByRole('button', { name: 'Work on it' }).click();
    await page.getByText('You work on it').waitFor();
    await page.locator('h1').focus();
    await page.keyboard.press('a');
    await page.getByText('1 pair has no verdict yet.').waitFor();
    await page.keyboard.press('d');
    await page.keyboard.type('It is not');
    expect(await page.getByLabel(`Canned reason to deny ${SETTINGS_WRITE}`).inputValue()).toBe('not_needed');
    await page.reload();
    await page.getByText('It takes effect after 10 seconds').waitFor();
    // The reasons to choose from may come after the item.
    await eventually(async () => {
      expect(await page.getByLabel(`Canned reason to deny ${SETTINGS_WRITE}`).inputValue()).toBe('not_needed');
      return true;
    });
    await page.locator('h1').focus();
    await page.keyboard.press('s');
    await page.getByText('takes effect in').waitFor();
    expect((await outcomeOf(itemId))?.state).toBe('decided');
    await page.keyboard.press('u');
    await page.getByText('It is taken back').waitFor();
    expect(await outcomeOf(itemId)).toEqual({ state: 'open', outcome: null });

    // What was filled in is still there, and counts when nobody takes it back.
    await page.getByText('It takes effect after 10 seconds').waitFor();
    await page.keyboard.press('s');
    await page.getByText('The decision: approved in part').waitFor();
    expect((await outcomeOf(itemId))?.outcome).toMatchObject({
      action: 'approve',
      pairs: [{ verdict: 'approved' }, { verdict: 'denied', reason: 'The text of not_needed.' }],
    });
    expect(problems).toEqual([]);
    await visit.close();
  }, 120_000);

  it('show what a decision on many would do before it is made', async () => {
    const high = await queued([SETTINGS_WRITE]);
    const low = await queued([AVAILABILITY_READ]);
    const visit = await signedIn(ada, '/review');
    const { page, problems } = visit;
    for (const { itemId } of [high, low]) await row(page, itemId).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Decide 2 together' }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('1 would be decided, 1 left alone.').waitFor();
    await barsNobody(page);
    expect([(await outcomeOf(high.itemId))?.state, (await outcomeOf(low.itemId))?.state]).toEqual(['open', 'open']);
    await page.getByRole('button', { name: 'Decide 1 item now' }).click();
    await page.getByText('1 are decided, 1 were left alone.').waitFor();
    expect([(await outcomeOf(high.itemId))?.state, (await outcomeOf(low.itemId))?.state]).toEqual(['open', 'decided']);
    expect(problems).toEqual([]);
    await visit.close();
  }, 120_000);

  it('lead through the queue by keys, which `?` shows, and keep everybody from what nobody can decide', async () => {
    const other = await stage.journey.person('marketplace', 'Otto Other');
    const { itemId: first } = await queued([SETTINGS_READ]);
    const { requestId } = await stage.queuedRequest(other, [SETTINGS_READ]);
    const suspended = await stage.journey.itemOf(rita, requestId);
    expect((await ada.http.post(`/api/accounts/${await stage.accountId(other, 'marketplace')}/suspend`)).status).toBe(200);
    const visit = await signedIn(rita, '/review');
    const { page, problems } = visit;
    await row(page, suspended).getByText('account suspended').waitFor();
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog');
    for (const key of ['j', 'k', 'o', 'a', 'd', 'n', '?']) await keys.getByText(key, { exact: true }).first().waitFor();
    await barsNobody(page);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    const rowAt = (index: number) => page.locator('a[data-review-row]').nth(index).getAttribute('data-review-row');
    const focused = () => page.evaluate('document.activeElement?.getAttribute("data-review-row")');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe(await rowAt(1));
    await page.keyboard.press('k');
    expect(await focused()).toBe(await rowAt(0));
    await page.locator(`[data-review-row="${first}"]`).focus();
    await page.keyboard.press('d');
    await page.getByLabel('Canned reason').waitFor();
    expect(await page.getByRole('radio', { name: 'Reject it all' }).isChecked()).toBe(true);
    expect((await outcomeOf(first))?.state).toBe('open');
    await page.goto(`${url}/review/items/${suspended}`);
    await page.getByText('The developer’s account is suspended').waitFor();
    expect(await page.getByRole('button', { name: 'Work on it' }).count()).toBe(0);
    expect(problems).toEqual([]);
    await visit.close();
  }, 120_000);

  it('say at the field what is wrong with a rule, and switch rules on that were simulated, after a question', async () => {
    const visit = await signedIn(ada, '/review/policies');
    const { page, problems } = visit;
    await page.getByRole('button', { name: 'Change from here' }).first().click();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    const rule = page.getByRole('article', { name: /^Rule / }).last();
    await rule.locator('[aria-invalid="true"]').waitFor();
    await barsNobody(page);
    expect(await page.evaluate('document.activeElement?.closest("article")?.getAttribute("aria-label")')).toBe('Rule 1');
    await page.keyboard.type('Look at them all');
    expect(await rule.locator('[aria-invalid="true"]').count()).toBe(0);
    // What is being changed outlives a reload, and goes only when somebody says so.
    await page.reload();
    expect(await rule.getByLabel('Name').inputValue()).toBe('Look at them all');
    await page.getByRole('button', { name: 'Throw my changes away' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Simulate' }).first().click();
    await page.getByRole('heading', { name: 'What they would have done' }).waitFor();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText(/Saved as version \d+/).waitFor();
    const version = page.getByRole('article').filter({ hasText: 'Look at them all' });
    await version.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('dialog').waitFor();
    await barsNobody(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await version.getByText('switched on').waitFor();
    expect(problems).toEqual([]);
    await visit.close();
  }, 120_000);

  it('put no obstacle in anybody’s way, light or dark, on a phone', async () => {
    const { itemId } = await queued();
    const visit = await signedIn(ada, '/review', { width: 390 });
    const { page, problems } = visit;
    // What the screen is still loading would be cut off by the next one.
    await row(page, itemId).waitFor();
    for (const path of ['/review', '/review?risk=low&plugin_id=x', `/review/items/${itemId}?start=deny`, ...SCREENS]) {
      await page.goto(`${url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually(async () => ((await page.locator('[aria-busy="true"]').count()) === 0 ? true : undefined));
      expect({ path, obstacles: await obstacles(page) }).toEqual({ path, obstacles: [] });
      await page.emulateMedia({ colorScheme: 'dark' });
      expect({ path, obstacles: await obstacles(page, ['color-contrast']) }).toEqual({ path, obstacles: [] });
      await page.emulateMedia({ colorScheme: 'light' });
      expect({ path, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({ path, width: 390 });
      if (path === '/review') expect(await cutOff(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
    await visit.close();
  }, 180_000);
});

const SCREENS = ['/review/policies', '/review/figures', '/review/reasons', '/review/settings'];
