import { texts } from '@texts/developer';
import type { Shape } from '../api/client.js';
import { LinkButton } from '../parts/links.js';

const t = texts.overview.go;

/** Where the next step is done. */
export function NextStepLink({ code, pluginId }: { readonly code: Shape<'NextStepView'>['code']; readonly pluginId: string }) {
  const params = { pluginId };
  switch (code) {
    case 'claim_production_keypair':
    case 'call_rest_api':
      return (
        <LinkButton to="/plugins/$pluginId/tokens" params={params}>
          {t[code]}
        </LinkButton>
      );
    case 'share_install_link':
      return (
        <LinkButton to="/plugins/$pluginId/settings" params={params}>
          {t[code]}
        </LinkButton>
      );
    case 'add_trusted_website':
    case 'wait_for_trust':
      return <LinkButton to="/trusted-websites">{t[code]}</LinkButton>;
    case 'submit_scope_request':
    case 'answer_reviewer':
    case 'wait_for_review':
    case 'read_decision':
      return (
        <LinkButton to="/plugins/$pluginId/review" params={params}>
          {t[code]}
        </LinkButton>
      );
    case 'ask_production':
      return (
        <LinkButton to="/plugins/$pluginId/request" params={params}>
          {t[code]}
        </LinkButton>
      );
    case 'none':
      return null;
  }
}
