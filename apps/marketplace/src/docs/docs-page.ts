import { html, type Html } from '../pages/html.js';
import { page } from '../pages/layout.js';

const PAGES = [
  ['/docs', 'Overview'],
  ['/docs/rest-api', 'REST API'],
  ['/docs/errors', 'Reasons of refusals'],
  ['/docs/marketplace', 'Marketplace API'],
  ['/docs/problems', 'Problem codes'],
] as const;

export type DocsPath = (typeof PAGES)[number][0];

/** A page of the reference, with the way to its other pages. It can be read without scripts. */
export function docsPage(parts: { readonly here: DocsPath; readonly title: string; readonly wide?: boolean; readonly main: Html }): string {
  const { here, ...rest } = parts;
  return page({
    ...rest,
    script: 'docs',
    tabs: html`<nav class="tabs" aria-label="Reference">
      ${PAGES.map(([path, name]) => html`<a href="${path}" ${path === here ? html` aria-current="page"` : null}>${name}</a>`)}
    </nav>`,
  });
}
