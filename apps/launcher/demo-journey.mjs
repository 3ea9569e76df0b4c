import { randomBytes } from 'node:crypto';
import { ask, linkFromMail, Refused, until, Visitor } from './demo-visitor.mjs';

const SCREENED_WITHIN_MS = 60_000;

/**
 * Everything the journey needs to know of the Gatehouse that runs.
 *
 * @typedef {{ publicUrl: string, restApiUrl: string, mailboxUrl: string, administrator: { email: string, password: string } }} Instance
 */

/**
 * @typedef {{
 *   (sentence: string): void,
 *   detail(text: string): void,
 * }} Tell says what happens next (the first word is who acts), and what came of it
 */

/**
 * @typedef {{ website_id: string, identifier: string, key: string, rest_api_url: string, curl: string, plugin_id: string,
 *   public_url: string }} Outcome
 */

/**
 * The main journey: from nothing to a production keypair that reads a website. Four people, and nothing but public HTTP.
 *
 * @param {Instance} instance
 * @param {Tell} tell
 * @returns {Promise<Outcome>}
 */
export const journey = async (instance, tell) => {
  const { publicUrl, restApiUrl, mailboxUrl } = instance;
  const run = randomBytes(4).toString('hex');
  /** @param {string} name */
  const person = (name) => ({
    name: `${name} ${run}`,
    email: `${name.toLowerCase()}.${run}@example.com`,
    password: randomBytes(15).toString('base64url'),
    web: new Visitor(publicUrl),
  });
  const grace = new Visitor(publicUrl);
  const [rui, ada, olga] = [person('Rui'), person('Ada'), person('Olga')];

  tell('Grace, the administrator, signs in and invites Rui to be a reviewer.');
  await grace.post('/api/marketplace/sign-in', instance.administrator);
  await grace.post('/api/marketplace/invitations', { email: rui.email, role: 'reviewer' });

  tell('Rui opens the link in the mail, accepts, and signs in.');
  const invitation = await linkFromMail(mailboxUrl, rui.email, '/invitation');
  await rui.web.post('/api/marketplace/invitations/accept', { token: invitation.token, name: rui.name, password: rui.password });
  await signIn(rui, 'marketplace');

  tell('Ada, a developer, signs up at the marketplace, confirms her e-mail address and signs in.');
  await signUp(ada, 'marketplace', mailboxUrl);

  tell('Ada creates the private plugin “Order sync”. Its development keypair exists at once.');
  const created = await ada.web.post('/api/plugins', {
    name: 'Order sync',
    visibility: 'private',
    description: 'Shows the orders of a shop beside its conversations.',
  });
  const pluginId = created.plugin.id;
  tell.detail(`plugin ${pluginId}, identifier ${created.keypair.identifier}`);

  tell('Olga, who runs a shop, signs up in the other realm, for websites, and creates her website.');
  await signUp(olga, 'website', mailboxUrl);
  const { id: websiteId } = await olga.web.post('/api/websites', { name: 'Olga’s shop', domain: 'shop.example.com' });
  tell.detail(`website ${websiteId}`);

  tell('Olga makes a trust code for Ada’s e-mail address, and tells it to her.');
  const { code } = await olga.web.post(`/api/websites/${websiteId}/trust-codes`, { developer_email: ada.email });
  tell('Ada redeems the code.');
  const trust = await ada.web.post('/api/trusted-websites/redeem', { code });
  tell('Olga sees whose account it is, and confirms it by its name.');
  const waiting = await olga.web.get(`/api/websites/${websiteId}/trusted-developers`);
  const developer = waiting.items.find((/** @type {{ id: string }} */ { id }) => id === trust.id);
  await olga.web.post(`/api/websites/${websiteId}/trusted-developers/${trust.id}/confirm`, { account_name: developer.account_name });

  tell('Ada calls the REST API with the development keypair. No scope is needed; the answer names the one that production will need.');
  const settings = `${restApiUrl}/v1/website/${websiteId}/settings`;
  const developed = await call(settings, created.keypair, 200);
  const [scope = '', mode = ''] = (developed.headers.get('x-crisp-scope-required') ?? '').split('/');
  if (!scope || !mode) throw new Error(`The answer to ${settings} named no scope in X-Crisp-Scope-Required.`);
  tell.detail(`X-Crisp-Scope-Required: ${scope}/${mode}`);

  tell('Ada asks for production with just that scope and one more, saying why she needs each.');
  const request = await ada.web.post(`/api/plugins/${pluginId}/scope-requests`, {
    pairs: [
      { scope, mode, justification: 'We read the name and the language of the shop, so that order notes are written in its own language.' },
      {
        scope: 'website:operators',
        mode: 'read',
        justification: 'The orders beside a conversation show which operator of the shop looks after them, by name.',
      },
    ],
  });
  const queued = await until('the screening of the request', SCREENED_WITHIN_MS, async () => {
    const seen = await ada.web.get(`/api/plugins/${pluginId}/scope-requests/${request.id}`);
    if (seen.state === 'queued' || seen.state === 'approved') return seen;
    if (seen.state === 'submitted') return undefined;
    throw new Error(`The request went to the state ${seen.state}: ${JSON.stringify(seen.events)}`);
  });
  tell.detail(`screened in the background; ${queued.queue_position ? `place ${queued.queue_position} in the queue` : queued.state}`);

  tell('Rui, the reviewer, reads the request with what the development keypair really called, and approves it.');
  const open = await rui.web.get(`/api/review/items?subject_id=${request.id}`);
  const decided = open.items.length > 0 ? open : await rui.web.get(`/api/review/items?state=decided&subject_id=${request.id}`);
  const card = await rui.web.get(`/api/review/items/${decided.items[0].id}`);
  if (card.state === 'open') await rui.web.post(`/api/review/items/${card.id}/decision`, { verdict: 'approve' });
  tell.detail(`${card.development_use.length} route(s) called in development, ${card.findings.length} finding(s) of the screening`);

  tell('Ada claims the production keypair. The key is shown once.');
  const production = await ada.web.post(`/api/plugins/${pluginId}/keypairs/production/claim`);
  tell.detail(`identifier ${production.identifier}`);

  tell('Ada tries it at once, and is refused: nobody has installed the plugin.');
  const early = await call(settings, production, 404);
  tell.detail(`${early.status} ${early.body.reason}`);

  tell('Ada sends Olga the private install link. Olga opens it and reads who asks for what.');
  const { url } = await ada.web.get(`/api/plugins/${pluginId}/install-link`);
  const [, , linkedPlugin, secret] = new URL(url).pathname.split('/');
  const offer = await olga.web.post('/api/install-links/open', { plugin_id: linkedPlugin, secret });
  for (const { pairs: inWords } of offer.groups) for (const { text, risk } of inWords) tell.detail(`${text} (${risk} risk)`);

  tell('Olga installs it on her website, with exactly the scopes that she saw.');
  await olga.web.post(`/api/websites/${websiteId}/installs`, { plugin_id: linkedPlugin, secret, pairs: offer.pairs });

  tell('Ada calls the REST API with the production keypair, and it answers.');
  await call(settings, production, 200);
  const website = await call(`${restApiUrl}/v1/website/${websiteId}`, production, 200);
  tell.detail(`200 ${website.body.reason}: ${website.body.data.name} (${website.body.data.domain})`);

  const { identifier, key } = production;
  const curl = `curl ${restApiUrl}/v1/website/${websiteId} --get --user "${identifier}:${key}" --header "X-Crisp-Tier: plugin"`;
  return { website_id: websiteId, identifier, key, rest_api_url: restApiUrl, curl, plugin_id: pluginId, public_url: publicUrl };
};

/**
 * @typedef {{ name: string, email: string, password: string, web: Visitor }} Person
 *
 * @param {Person} person
 * @param {string} realm
 */
const signIn = ({ email, password, web }, realm) => web.post(`/api/${realm}/sign-in`, { email, password });

/**
 * @param {Person} person
 * @param {string} realm
 * @param {string} mailboxUrl
 */
const signUp = async (person, realm, mailboxUrl) => {
  const { name, email, password, web } = person;
  await web.post(`/api/${realm}/sign-up`, { name, email, password });
  const { token } = await linkFromMail(mailboxUrl, email, '/confirm');
  await web.post(`/api/${realm}/confirm`, { token });
  await signIn(person, realm);
};

/**
 * A plugin's call of the REST API.
 *
 * @param {string} url
 * @param {{ identifier: string, key: string }} keypair
 * @param {number} expected status
 */
const call = async (url, { identifier, key }, expected) => {
  const authorization = `Basic ${Buffer.from(`${identifier}:${key}`).toString('base64')}`;
  const answer = await ask(url, { headers: { authorization, 'x-crisp-tier': 'plugin' } });
  if (answer.status !== expected) throw new Refused(`GET ${url} (${expected} was expected)`, answer.status, JSON.stringify(answer.body));
  return answer;
};
