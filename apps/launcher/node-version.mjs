import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './folders.mjs';

/**
 * The oldest Node.js that package.json allows, compared with the one that runs this.
 *
 * @returns {string | undefined} what is wrong, in words
 */
export const nodeTooOld = () => {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  const needed = engines.node.replace('>=', '').split('.').map(Number);
  const found = process.versions.node.split('.').map(Number);
  const difference = needed.map((part, index) => (found[index] ?? 0) - part).find((part) => part !== 0) ?? 0;
  if (difference >= 0) return undefined;
  return `Gatehouse needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org.`;
};
