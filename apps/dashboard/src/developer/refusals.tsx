import { texts } from '@texts/refusal';
import { Page } from '../parts/page.js';
import { RefusalLookup } from '../parts/refusal-lookup.js';

export function Refusals() {
  return (
    <Page title={texts.title} lead={texts.lead}>
      <RefusalLookup />
    </Page>
  );
}
