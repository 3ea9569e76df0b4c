import { readFileSync } from 'node:fs';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';
import type { ScopeCatalogue } from './scope-catalogue.js';
import { CatalogueError } from './scopes.errors.js';

/**
 * The catalogue of the file, or the built-in one when no file is named. Read once, at start; an edited file counts after a restart.
 * @throws CatalogueError when the file cannot be read, is not JSON, or does not hold a catalogue
 */
export function loadCatalogue(file: string | undefined): ScopeCatalogue {
  if (file === undefined) return parseCatalogue(DEFAULT_CATALOGUE, '(built in)');
  return parseCatalogue(readJson(file), file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const problem = error instanceof SyntaxError ? `it is not JSON: ${error.message}` : `it cannot be read: ${String(error)}`;
    throw new CatalogueError(`The scope catalogue ${file}, named by SCOPES_FILE, cannot be used:`, [problem]);
  }
}
