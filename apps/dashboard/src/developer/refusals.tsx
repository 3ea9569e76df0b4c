import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/refusal';
import { Page } from '../parts/page.js';
import { RefusalLookup } from '../parts/refusal-lookup.js';

const route = getRouteApi('/marketplace/refusals');

export function Refusals() {
  const { request_id } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <RefusalLookup
        initial={request_id}
        onAsked={(asked) => void navigate({ to: '/refusals', search: { request_id: asked }, replace: true })}
      />
    </Page>
  );
}
