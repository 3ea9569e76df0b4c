import { html, type Html } from '../pages/html.js';

/** Examples below each other; with scripts they become tabs with a button to copy (`docs-examples.js`). */
export function exampleBlock(examples: readonly { readonly language: string; readonly label: string; readonly code: string }[]): Html {
  return html`<div class="examples">
    ${examples.map(
      ({ language, label, code }) =>
        html`<figure class="example" data-language="${language}">
          <figcaption>${label}</figcaption>
          <pre tabindex="0"><code>${code}</code></pre>
        </figure>`,
    )}
  </div>`;
}
