// Writes src/api/schema.gen.d.ts, the types of the API client, from the OpenAPI document of the marketplace as it is built now.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';
import { buildWhatChanged } from '../launcher/build.mjs';

const TYPES = join(import.meta.dirname, 'src', 'api', 'schema.gen.d.ts');

await buildWhatChanged();
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-api-'));
try {
  const document = join(folder, 'openapi.json');
  const { status, stderr } = spawnSync(process.execPath, ['dist/apps/marketplace/src/api-document.js', document], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The OpenAPI document could not be made:\n${stderr}`);
  const types = astToString(await openapi(JSON.parse(readFileSync(document, 'utf8')), { alphabetize: true }));
  // Untouched when it says the same: whoever watches the file has nothing to do then.
  if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== types) writeFileSync(TYPES, types);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
