import { expect } from '@jest/globals';
import { AVAILABILITY_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';
import { inABrowser, obstacles, type TestBrowser } from './browser.js';
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
  let install: string;
  beforeAll(async () => {
    ({ stage, browser } = await aStageInABrowser());
    await stage.gatehouse.startRestApi();
    const id = await stage.grantedPlugin(stage.developer, await stage.reviewer('Rita'), [AVAILABILITY_READ, SETTINGS_WRITE]);
    install = `/install/${id}/${await stage.journey.installSecret(stage.developer, id)}`;
  }, 60_000);
  afterAll(() => leave({ stage, browser }));

  it.each(PAGES)('%s puts no obstacle in anybody’s way, light or dark, and breaks no rule of the browser', async (path) => {
    const { PUBLIC_URL, MAILBOX_TOKEN } = stage.gatehouse.environment.values;
    const address = `${PUBLIC_URL}${path.replace('{install}', install).replace('{mailbox}', `/mailbox/${MAILBOX_TOKEN}`)}`;
    const visit = await browser.open({ width: 390 });
    const { page, problems } = visit;
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await obstacles(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await obstacles(page, ['color-contrast'])).toEqual([]);
    // Nobody has to scroll sideways on a phone.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(problems).toEqual([]);
    await visit.close();
  });
});
