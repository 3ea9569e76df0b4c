import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Html } from './html.js';

/** Beside this module both in the sources (tests) and in the build, which copies these two folders as they are. */
const FOLDER = import.meta.dirname;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  readonly type: string;
  readonly content: string;
}

/** Every file under `/assets/`, read once. A name from outside is only ever looked up here, never joined to a path. */
const ASSETS: ReadonlyMap<string, Asset> = new Map(
  readdirSync(join(FOLDER, 'assets')).flatMap((name): [string, Asset][] => {
    const type = TYPES[extname(name)];
    return type === undefined ? [] : [[name, { type, content: readFileSync(join(FOLDER, 'assets', name), 'utf8') }]];
  }),
);

export function findAsset(name: string): Asset | null {
  return ASSETS.get(name) ?? null;
}

/** The main part of a page that is written by hand: `html/<name>.html`. */
export function pageFile(name: string): Html {
  return new Html(readFileSync(join(FOLDER, 'html', `${name}.html`), 'utf8'));
}
