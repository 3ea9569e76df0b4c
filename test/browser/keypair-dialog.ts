import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Keypair } from '../support/journey.js';

/** Reads a keypair off the dialog, which closes only after somebody has said that it is stored. */
export async function storedKeypair(page: Page): Promise<Keypair> {
  const dialog = page.getByRole('dialog').filter({ hasText: 'It is shown this once.' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  const [identifier = '', key = ''] = await dialog.locator('code').allTextContents();
  expect(await dialog.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
  await dialog.getByLabel('I have stored the key in a safe place').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.content()).not.toContain(key);
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(key);
  return { identifier, key };
}
