import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this launcher belongs to, wherever the command was typed. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where the embedded mode keeps everything it must not lose. Tests point it elsewhere with DATA_DIR. */
export const dataFolder = process.env.DATA_DIR ? resolve(checkout, process.env.DATA_DIR) : join(checkout, '.gatehouse');

/** Downloads that only the tests need; safe to delete. */
export const servicesFolder = join(checkout, '.services');

/**
 * Makes the data folder closed to other users. As root the database runs as another user, who must be able to pass
 * through (not to list) the folder; the secrets inside are 0600 either way.
 *
 * @param {string} folder
 */
export const makeDataFolder = (folder) => {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true });
  try {
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch {
    throw new Error(`${folder} belongs to another user. Start Gatehouse as that user, or give the folder to the user who starts it.`);
  }
};
