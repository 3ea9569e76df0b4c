import { html, type Html } from '../pages/html.js';
import { anchorOfGroup } from './anchors.js';
import { docsPage, type DocsPath } from './docs-page.js';
import type { Api } from './example-call.js';
import { routesByTag, type OpenApiDocument } from './openapi-document.js';
import { routeCard } from './route-card.js';

export interface ReferenceOptions extends Api {
  readonly here: DocsPath;
  readonly title: string;
  readonly lead: Html;
  /** Where the document itself can be fetched. */
  readonly documentUrl: string;
}

/** The reference of one HTTP app, rendered from the OpenAPI document that it serves. */
export function referencePage(document: OpenApiDocument, options: ReferenceOptions): string {
  const groups = [...routesByTag(document)];
  return docsPage({
    here: options.here,
    title: options.title,
    wide: true,
    main: html`<h1>${options.title}</h1>
      ${options.lead}
      <p>For machines: <a href="${options.documentUrl}">the OpenAPI 3.1 document</a>.</p>
      <noscript><p class="notice">Searching, copying and trying out need JavaScript. Everything can be read without.</p></noscript>
      <div class="reference">
        <nav class="groups" aria-label="Groups of routes">
          <ul>
            ${groups.map(
              ([tag, routes]) =>
                html`<li>
                  <a href="#${anchorOfGroup(tag)}">${tag} <span class="muted">${routes.length}</span></a>
                </li>`,
            )}
          </ul>
        </nav>
        <div>
          <div class="field search">
            <label for="search">Find a route</label
            ><input id="search" type="search" autocomplete="off" placeholder="path, scope, or what it does" aria-describedby="found" />
            <p id="found" class="muted small" role="status">Press / to come here from anywhere on the page.</p>
          </div>
          ${groups.map(
            ([tag, routes]) =>
              html`<section class="group" aria-labelledby="${anchorOfGroup(tag)}">
                <h2 id="${anchorOfGroup(tag)}">${tag}</h2>
                <ul class="routes">
                  ${routes.map((route) => html`<li>${routeCard(document, route, options)}</li>`)}
                </ul>
              </section>`,
          )}
        </div>
      </div>`,
  });
}
