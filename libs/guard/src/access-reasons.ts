import type { ReasonPage } from './reason-page.js';

/** The caller is known, but may not do this, or not here. */
export const ACCESS_REASONS = {
  restricted_route_tier: {
    status: 403,
    title: 'This kind of credential cannot use this route',
    meaning:
      'The credential is good, and the route exists, but it is not open to the tier of the caller (`plugin`, `website` or `user`). No scope changes that.',
    causes: [
      'A plugin tries to install or uninstall itself (`POST` or `DELETE /v1/plugins/subscription/…`). Only a person of the website may do so, through the install link.',
      'A plugin keypair is used for something that only an operator may do, such as inviting operators or changing the plan.',
      'A website or user key is used on a `/v1/plugin/connect/…` route, which is about plugins.',
    ],
    steps: [
      'Look the route up in the reference page of the REST API: it states which tiers may call it.',
      'To have your plugin installed, send the website’s owner the private install link from the plugin’s Settings. They sign in with their website account, which is another one than your marketplace account.',
      'To react to an install, use the callback URL registered in the plugin’s settings: after the install the browser arrives there with `website_id` and your `payload`.',
      'If the task needs an operator’s rights, use a user key of that operator, if this deployment issues them. Never copy the session cookie of a person.',
    ],
    retry: { helps: false, advice: 'The same credential will be refused on this route every time.' },
  },

  not_subscribed: {
    status: 404,
    title: 'The plugin is not installed on this website',
    meaning:
      'The keypair is good, but this plugin has no access to the website in the path. With a production keypair: the website has not installed the plugin, or uninstalled it. ' +
      'With a development keypair: the website is not one of your trusted websites. The answer is the same for a website that does not exist.',
    causes: [
      'Nobody of that website has opened the install link and accepted.',
      'The website uninstalled the plugin. Access ends at once; the developer gets a mail about it.',
      'A development keypair is used on a website that installed the plugin but does not trust the developer. Installs count for production, trusted websites for development.',
      'The trust in the developer’s account ended: it lasts 90 days and can be withdrawn by the website’s owner.',
      'The `website_id` is wrong: another website, or a plugin id or token identifier in its place.',
      'The token identifier was used as `plugin_id`. They are two different ids, and a plugin may name only itself in a path.',
    ],
    steps: [
      'List the websites that your keypair reaches, as in the example. If yours is not there, continue below; if it is, compare the ids character by character.',
      'Production: send the website’s owner the private install link (plugin, Settings). Keep the `website_id` that your callback URL receives after the install.',
      'Development: ask the website’s owner or an administrator for a trust code made for your e-mail address, redeem it in the marketplace, and have the owner confirm your account’s name.',
      'For `/v1/plugins/subscription/{website_id}/{plugin_id}/…` take the plugin id from `GET /v1/plugin/connect/account`.',
      'Treat this answer as “this customer left”: stop the jobs of that website and tell somebody, rather than failing in silence for weeks.',
      'If you only ever need one website, a key of that website, made by its owner or an administrator, needs no plugin and no install.',
    ],
    example: 'curl {rest_api_url}/v1/plugin/connect/websites/all/1 --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: {
      helps: false,
      advice: 'Not until the website installs or trusts the plugin; from then on the next request works, without a new key.',
    },
  },

  website_not_found: {
    status: 404,
    title: 'This key does not belong to that website',
    meaning:
      'A website key or user key was used with the id of a website that it does not belong to, or that does not exist. Which of the two is not told.',
    causes: [
      'The `website_id` was copied from another website, or from a test set-up.',
      'The id is malformed: it is checked strictly, and a malformed one counts as unknown.',
    ],
    steps: [
      'Copy the `website_id` again from the console of the website in which the key was made.',
      'Check that your program put the id into the path, and not an empty value or a name.',
      'To reach many websites with one credential, make a plugin: a website key opens exactly one.',
    ],
    example: 'curl {rest_api_url}/v1/website/{website_id} --header "Authorization: Bearer {key}"',
    retry: { helps: false, advice: 'The same key and id give the same answer.' },
  },

  not_allowed: {
    status: 403,
    title: 'A scope, or a mode of it, is missing',
    meaning:
      'The plugin is installed, but it does not hold the scope that this route needs, in the mode that it needs. `data.message` names the scope and the mode, and says what is missing: ' +
      'the grant (a reviewer has not approved it) or the consent (this website has not accepted it yet), who may give it, and where. For a website key it says what the roles of the key lack.',
    causes: [
      'The scope was never asked for. Development keypairs need no scopes, so this shows up only in production.',
      'Only one mode was asked for. Write does not include read: a plugin that lists and changes things asks for both.',
      'The reviewer approved some of the scopes and not this one, or the request is still waiting.',
      'The grant was widened after the website had installed the plugin, and the website’s owner has not consented to the new scopes yet. Everything consented before goes on working.',
      'The request named a scope that is not the one of this route. Names such as `website:people:manage` or `website:operators:list` are common in examples and do not exist.',
    ],
    steps: [
      'Read the scope and mode in `data.message`. The reference page states them for each route, and every answer to a development keypair carries them in the header `X-Crisp-Scope-Required`.',
      'See what your keypair holds: `GET /v1/plugin/connect/token` (it costs no quota).',
      'Grant missing: in the plugin’s Scopes tab ask for the scope, with a justification. The request shows its place in the queue; meanwhile the present grant goes on working, and approval widens the same keypair.',
      'Consent missing: send the website’s owner the address from `data.message`. No reinstall is needed.',
      'Test before you go live: send `X-Gatehouse-Simulate: production` with the development keypair, and the scopes that you asked for are enforced.',
    ],
    example:
      'curl {rest_api_url}/v1/website/{website_id} --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin" --header "X-Gatehouse-Simulate: production" --include',
    retry: {
      helps: false,
      advice: 'Not until a reviewer or the website’s owner has acted; from then on the next request works, with the same key.',
    },
  },

  website_member_role_not_allowed: {
    status: 403,
    title: 'The operator’s role is too low',
    meaning:
      'A user key has exactly the permissions that its operator has at this moment, and the operator’s role on this website does not allow this action.',
    causes: [
      'The operator’s role was lowered after the key was made.',
      'The key belongs to an operator who may only read, and the request changes something.',
      'The route is for owners and administrators of the website.',
    ],
    steps: [
      'Look up the operator’s role in the website’s console.',
      'Ask an owner of the website to raise the role, or use the key of an operator who may do this.',
      'For an integration that should not depend on one person’s role, use a plugin or a website key.',
    ],
    retry: { helps: false, advice: 'Not until the role changes; it counts from the next request on.' },
  },
} satisfies Record<string, ReasonPage>;
