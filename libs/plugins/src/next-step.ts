/** How far a plugin has come; read by `plugin-progress.ts`. */
export interface PluginProgress {
  readonly trust: 'none' | 'pending' | 'active';
  readonly developmentUsed: boolean;
  /** State of the latest scope request. */
  readonly request: string | null;
  readonly production: 'none' | 'unclaimed' | 'active';
  readonly installs: number;
}

export const NEXT_STEPS = {
  claim_production_keypair: 'A reviewer approved your request: claim the production keypair. Its key is shown once.',
  share_install_link: 'Copy the private install link from Settings and give it to the owners of the websites that want your plugin.',
  submit_scope_request: 'Your scope request is a draft: submit it for review.',
  answer_reviewer: 'A reviewer asks for changes: edit your scope request and submit it again.',
  read_decision: 'Your scope request was rejected: read why, then appeal or ask again.',
  wait_for_review: 'Your scope request is being reviewed; you get a mail when it is decided.',
  add_trusted_website: 'Ask the owner of a website for a trust code for your e-mail address, and redeem it to build against that website.',
  wait_for_trust: 'The owner of the website must confirm your account’s name before your development keypair works there.',
  call_rest_api: 'Call the REST API with your development keypair on a website that trusts you; each answer names the scope it would need.',
  ask_production: 'Ask for a production keypair: choose scopes and modes, and justify each.',
  none: 'Nothing is left to do: the plugin is in production.',
} as const;

export type NextStep = keyof typeof NEXT_STEPS;

/** The one thing to do next on the way to production. */
export function nextStep(progress: PluginProgress): NextStep {
  if (progress.production === 'unclaimed') return 'claim_production_keypair';
  if (progress.request === 'draft') return 'submit_scope_request';
  if (progress.request === 'changes_requested') return 'answer_reviewer';
  if (progress.production === 'active' && progress.installs === 0) return 'share_install_link';
  if (progress.request === 'submitted' || progress.request === 'queued') return 'wait_for_review';
  if (progress.production === 'active') return 'none';
  if (progress.request === 'rejected') return 'read_decision';
  if (progress.developmentUsed) return 'ask_production';
  switch (progress.trust) {
    case 'none':
      return 'add_trusted_website';
    case 'pending':
      return 'wait_for_trust';
    case 'active':
      return 'call_rest_api';
  }
}
