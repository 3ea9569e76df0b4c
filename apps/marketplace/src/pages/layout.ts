import { html, Html } from './html.js';

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** A module under `/assets/`, without `.js`. */
  readonly script?: string;
  /** The page is empty without its script, and says so then. */
  readonly needsScript?: boolean;
  /** The way to the pages that belong together with this one. */
  readonly tabs?: Html;
  /** Reference pages use the whole width. */
  readonly wide?: boolean;
}

/** The frame that every page shares. No inline script or style: the content security policy forbids both. */
export function page({ title, main, script, needsScript, tabs, wide }: PageParts): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title === 'Gatehouse' ? title : `${title} · Gatehouse`}</title>
        <link rel="icon" href="/assets/gatehouse.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/style.css" />
        <script src="/assets/scheme.js"></script>
        ${script === undefined ? null : html`<script type="module" src="/assets/${script}.js"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/"><img src="/assets/gatehouse.svg" alt="" width="28" height="28" />Gatehouse</a>
          <nav aria-label="Menu">
            <a class="far" href="/plugins">Marketplace</a><a class="far" href="/console">Website console</a><a href="/docs">API reference</a
            ><button type="button" class="icon" id="scheme" hidden></button>
          </nav>
        </header>
        ${tabs}
        <main id="main" tabindex="-1" ${wide ? new Html(' class="wide"') : null}>
          ${
            !needsScript
              ? null
              : html`<noscript
                  ><p class="alert">
                    This page needs JavaScript. Everything it does can also be done with the API: see <a href="/docs">the reference</a>.
                  </p></noscript
                >`
          }
          ${main}
        </main>
      </body>
    </html> `.text;
}
