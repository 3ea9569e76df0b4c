import { expect } from '@jest/globals';
import { AVAILABILITY_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { inABrowser, obstacles, type TestBrowser, type WatchedPage } from './browser.js';
import { aStageInABrowser, leave } from './stage.js';

/** Every page, in the state in which people meet it. */
const PAGES = [
  '/',
  '/console',
  '/sign-in',
  '/sign-in?realm=website',
  '/sign-up?realm=marketplace',
  '/forgot-password?realm=website',
  '/confirm#realm=website&token=x',
  '/reset-password#realm=website&token=x',
  '/invitation#realm=marketplace&token=x',
  '/confirm',
  '{install}',
  '{mailbox}',
  '/docs',
  '/docs/errors',
  '/docs/errors/not_allowed',
  '/docs/problems',
];

inABrowser('every page', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let visit: WatchedPage;
  let install: string;
  beforeAll(async () => {
    ({ stage, browser } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    const id = await stage.grantedPlugin(stage.developer, await stage.reviewer('Rita'), [AVAILABILITY_READ, SETTINGS_WRITE]);
    // One visitor for all: what a browser keeps of the scripts is not fetched and compiled for each page again.
    visit = await browser.open({ width: 390 });
    install = `/install/${id}/${await stage.journey.installSecret(stage.developer, id)}`;
  }, 60_000);
  afterAll(() => leave({ stage, browser }));

  it.each(PAGES)('%s puts no obstacle in anybody’s way, light or dark, and breaks no rule of the browser', async (path) => {
    const { PUBLIC_URL, MAILBOX_TOKEN } = stage.gatehouse.environment.values;
    const address = `${PUBLIC_URL}${path.replace('{install}', install).replace('{mailbox}', `/mailbox/${MAILBOX_TOKEN}`)}`;
    const { page, problems } = visit;
    const before = problems.length;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await obstacles(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await obstacles(page, ['color-contrast'])).toEqual([]);
    // Nobody has to scroll sideways on a phone.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(problems.slice(before)).toEqual([]);
  });
});
