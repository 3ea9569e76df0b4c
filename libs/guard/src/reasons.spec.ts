import { ACCESS_REASONS } from './access-reasons.js';
import { CREDENTIAL_REASONS } from './credential-reasons.js';
import { LIMIT_REASONS } from './limit-reasons.js';
import { isReason, REASONS } from './reasons.js';
import { REQUEST_REASONS } from './request-reasons.js';
import { ROTATION_REASONS } from './rotation-reasons.js';
import { RESOURCE_REASONS } from './resource-reasons.js';

const entries = Object.entries(REASONS);
const sentence = /^[A-Z`][^]{15,}\.$/;

/** The wire contract: clients branch on these, so a change here breaks them. */
const CONTRACT = {
  invalid_data: 400,
  ambiguous_credentials: 400,
  invalid_session: 401,
  https_required: 403,
  url_key_disabled: 403,
  restricted_route_tier: 403,
  not_allowed: 403,
  website_member_role_not_allowed: 403,
  self_rotation_disabled: 403,
  not_found: 404,
  not_subscribed: 404,
  website_not_found: 404,
  conversation_not_found: 404,
  channel_not_found: 404,
  message_not_found: 404,
  people_not_found: 404,
  method_not_allowed: 405,
  people_exists: 409,
  rotation_under_way: 409,
  nothing_to_rotate: 409,
  nothing_to_claim: 409,
  idempotency_key_reused: 409,
  answer_not_kept: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  quota_limit_exceeded: 429,
  rate_limited: 429,
  server_error: 500,
  quota_unavailable: 503,
  try_again: 503,
};

describe('the reasons of the REST API', () => {
  it('are those of the wire contract, each with its status', () => {
    expect(Object.fromEntries(entries.map(([reason, { status }]) => [reason, status]))).toEqual(CONTRACT);
  });

  it('stand in one group each, so that none hides another', () => {
    const grouped = [CREDENTIAL_REASONS, ACCESS_REASONS, LIMIT_REASONS, REQUEST_REASONS, RESOURCE_REASONS, ROTATION_REASONS].flatMap(
      (group) => Object.keys(group),
    );
    expect(grouped).toHaveLength(entries.length);
  });

  it.each(entries)('%s has a snake_case name and a page that explains, tells causes and says what to do', (reason, page) => {
    expect(reason).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(page.title).toMatch(/^[A-Z][^.]{10,70}$/);
    expect(page.causes).not.toHaveLength(0);
    expect(page.steps).not.toHaveLength(0);
    for (const text of [page.meaning, page.retry.advice, ...page.causes, ...page.steps]) expect(text).toMatch(sentence);
  });

  it.each(entries)('%s says whether repeating helps in accordance with its status', (_, { status, retry }) => {
    expect(retry.helps).toBe(status === 429 || status >= 500);
  });

  it.each(entries.filter(([, { example }]) => example !== undefined))(
    '%s shows a curl example without a real host, id or key',
    (_, { example = '' }) => {
      expect(example).toMatch(/^curl \{rest_api_url\}\/v1\/[^\n]+$/);
      expect(example).toMatch(/--user "\{identifier\}:\{key\}" --header "X-Crisp-Tier: plugin"|"Authorization: Bearer \{key\}"/);
    },
  );

  it('are told from other text, also from names that every object has', () => {
    expect(['not_allowed', 'not_known', 'constructor', '__proto__', ''].filter(isReason)).toEqual(['not_allowed']);
  });
});
