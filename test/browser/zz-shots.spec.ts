import { mkdirSync } from 'node:fs';
import { aGatehouse } from '../support/apps.js';
import { aBrowser, inABrowser, obstacles } from './browser.js';

inABrowser('shots', () => {
  it('all', async () => {
    const g = await aGatehouse();
    await g.startMarketplace();
    const b = await aBrowser();
    mkdirSync('/tmp/shots', { recursive: true });
    const { PUBLIC_URL, MAILBOX_TOKEN } = g.environment.values;
    const pages: [string, string][] = [
      ['home', '/'], ['console', '/console'], ['sign-in', '/sign-in?realm=marketplace'], ['choose', '/sign-in'], ['confirm', '/confirm#realm=website&token=x'],
      ['reset', '/reset-password#realm=website&token=x'], ['invitation', '/invitation#realm=marketplace&token=x'], ['install', '/install/b4a27ab0-0000-4000-8000-000000000000/xyz'],
      ['mailbox', `/mailbox/${MAILBOX_TOKEN}`], ['docs', '/docs'], ['docs-m', '/docs/marketplace'], ['errors', '/docs/errors'], ['error', '/docs/errors/not_allowed'], ['problems', '/docs/problems'],
    ];
    for (const [name, path] of pages) {
      for (const [scheme, width] of [['light', 1100], ['dark', 390]] as const) {
        const { page, problems } = await b.open({ colorScheme: scheme, width });
        await page.goto(PUBLIC_URL + path);
        await page.waitForLoadState('networkidle');
        if (name === 'docs-m') await page.locator('details').nth(2).locator('summary').first().click();
        await page.screenshot({ path: `/tmp/shots/${name}-${scheme}.png`, fullPage: name !== 'docs-m' });
        const o = await obstacles(page);
        const sw = await page.evaluate('document.documentElement.scrollWidth');
        await page.context().close(); console.log(name, scheme, sw, JSON.stringify(problems), JSON.stringify(o).slice(0, 600));
      }
    }
    await b.close();
    await g.stop();
  }, 200_000);
});
