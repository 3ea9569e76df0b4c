import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { aBrowser, type TestBrowser } from '../browser/browser.js';
import { eventually } from '../support/eventually.js';
import type { Person } from '../support/journey.js';
import { AVAILABILITY_READ, aReviewStage, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const FOLDER = join(__dirname, '../../screenshots');
const VIEWS = [
  { name: 'desktop-light', width: 1280, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, colorScheme: 'dark' },
] as const;

/** Pictures of every screen, as `npm run screenshots` makes them: for reviews of what the dashboard looks like, not a test of it. */
describe('pictures', () => {
  let stage: ReviewStage;
  let browser: TestBrowser;
  let people: Readonly<Record<'nobody' | 'developer' | 'administrator' | 'owner', Person | null>>;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    stage = await aReviewStage();
    await stage.gatehouse.startRestApi();
    browser = await aBrowser();
    const { journey, developer } = stage;
    const administrator = await stage.reviewer('Ann Administrator', 'administrator');
    const owner = await journey.person('website', 'Olga Owner');
    const pairs = [AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE];
    ids.plugin = await stage.grantedPlugin(developer, administrator, pairs);
    const keypair = await journey.claim(developer, ids.plugin);
    ids.secret = await journey.installSecret(developer, ids.plugin);
    ids.website = await journey.website(owner, 'Olga’s bakery');
    await journey.install(owner, ids.website, ids.plugin, ids.secret, pairs);
    const caller = journey.caller(keypair);
    for (let request = 0; request < 40; request += 1)
      await caller.get(`/v1/website/${ids.website}/${request % 3 === 0 ? 'settings' : 'availability/status'}`);
    await stage.leaveAllToPeople();
    for (let request = 0; request < 4; request += 1) ids.queued = (await stage.queuedRequest(developer)).pluginId;
    const [item] = await stage.gatehouse.database.query<{ id: string }>(`SELECT id FROM review_item WHERE state = 'open' LIMIT 1`);
    ids.item = item?.id ?? '';
    people = { nobody: null, developer, administrator, owner };
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await stage.gatehouse.stop();
  });

  it.each<readonly [keyof typeof people, string, string]>([
    ['nobody', 'home', '/'],
    ['nobody', 'sign-in', '/sign-in?realm=marketplace'],
    ['nobody', 'sign-up', '/sign-up?realm=website'],
    ['nobody', 'forgot-password', '/forgot-password?realm=website'],
    ['nobody', 'install-signed-out', '/install/{plugin}/{secret}'],
    ['nobody', 'reference', '/docs'],
    ['nobody', 'reference-rest-api', '/docs/rest-api'],
    ['nobody', 'reference-reason', '/docs/errors/not_allowed'],
    ['developer', 'plugins', '/plugins'],
    ['developer', 'plugin-overview', '/plugins/{plugin}'],
    ['developer', 'plugin-tokens', '/plugins/{plugin}/tokens'],
    ['developer', 'plugin-scopes', '/plugins/{plugin}/scopes'],
    ['developer', 'plugin-review', '/plugins/{queued}/review'],
    ['developer', 'plugin-usage', '/plugins/{plugin}/usage'],
    ['developer', 'plugin-installs', '/plugins/{plugin}/installs'],
    ['developer', 'plugin-settings', '/plugins/{plugin}/settings'],
    ['developer', 'trusted-websites', '/trusted-websites'],
    ['developer', 'refusals', '/refusals'],
    ['developer', 'account', '/account'],
    ['administrator', 'review-queue', '/review'],
    ['administrator', 'review-item', '/review/items/{item}'],
    ['administrator', 'review-policies', '/review/policies'],
    ['administrator', 'review-figures', '/review/figures'],
    ['administrator', 'people', '/administration/people'],
    ['administrator', 'scopes', '/administration/scopes'],
    ['administrator', 'audit', '/administration/audit'],
    ['administrator', 'queues', '/administration/queues'],
    ['administrator', 'settings', '/administration/settings'],
    ['owner', 'console', '/console'],
    ['owner', 'console-reach', '/console/websites/{website}'],
    ['owner', 'console-trust', '/console/websites/{website}/trust'],
    ['owner', 'console-keys', '/console/websites/{website}/keys'],
    ['owner', 'console-operators', '/console/websites/{website}/operators'],
    ['owner', 'console-channels', '/console/websites/{website}/channels'],
    ['owner', 'console-requests', '/console/websites/{website}/requests'],
    ['owner', 'console-usage', '/console/websites/{website}/usage'],
    ['owner', 'console-settings', '/console/websites/{website}/settings'],
    ['owner', 'install', '/install/{plugin}/{secret}'],
  ])('of what %s sees: %s', async (who, name, path) => {
    const url = stage.gatehouse.environment.values.PUBLIC_URL;
    const address = url + path.replace(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? '');
    for (const view of VIEWS) {
      const watched = await browser.open({ width: view.width, colorScheme: view.colorScheme });
      const cookie = people[who]?.http.cookieHeader().split('=') ?? [];
      if (cookie[0] !== undefined && cookie[1] !== undefined)
        await watched.page.context().addCookies([{ name: cookie[0], value: cookie[1], url }]);
      await watched.page.goto(address);
      await watched.page.getByRole('heading', { level: 1 }).first().waitFor();
      await eventually(async () => ((await watched.page.locator('[aria-busy=true]').count()) === 0 ? true : undefined));
      await watched.page.waitForTimeout(400);
      await watched.page.screenshot({ path: join(FOLDER, `${name}.${view.name}.png`), fullPage: true });
      expect(watched.problems).toEqual([]);
      await watched.close();
    }
  });
});
