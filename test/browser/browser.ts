import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const program = process.env.TEST_CHROMIUM_PATH;
if (!program) console.warn('SKIPPED: the browser tests. TEST_CHROMIUM_PATH is not set; `npm test` sets it where there is a Chromium.');

/** A group of tests that needs a browser. Left out, loudly, where the machine has none. */
export const inABrowser = program ? describe : describe.skip;

export interface TestBrowser {
  /** A page of a new visitor. Everything that goes wrong in it is remembered in `problems`. */
  open(options?: { colorScheme?: 'light' | 'dark'; width?: number }): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface WatchedPage {
  readonly page: Page;
  /** Uncaught errors, console errors, violations of the content security policy, and missing scripts and styles. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export async function aBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const contexts: BrowserContext[] = [];
  return {
    async open({ colorScheme = 'light', width = 1100 } = {}) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, locale: 'en-GB' });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const problems: string[] = [];
      watch(page, problems);
      return { page, problems, close: () => context.close() };
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
    },
  };
}

/** What stops people who use a keyboard, a screen reader or low contrast: axe's serious and critical findings, in words. `onlyRules` narrows the question. */
export async function obstacles(page: Page, onlyRules?: string[]): Promise<string[]> {
  // Passed checks are not collected: on long pages that takes most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], iframes: false });
  const { violations } = await (onlyRules ? axe.withRules(onlyRules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Tables that hide some of their columns beyond an edge, by their headings. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('.mantine-TableScrollContainer-scrollContainer .mantine-ScrollArea-viewport')]
    .filter((box) => box.scrollWidth > box.clientWidth)
    .map((box) => box.querySelector('thead')?.textContent)`);
}

/** The paths that the page asks the API for from now on, streams left out. */
export function askedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/') && !pathname.endsWith('/live')) asked.push(pathname);
  });
  return asked;
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // A refusal of the API is an answer that the page shows; the browser reports it all the same.
    const refusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !refusal) problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !new URL(response.url()).pathname.startsWith('/api/'))
      problems.push(`${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What was still under way, and a stream of changes always is, ends with the page that follows.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`);
  });
}
