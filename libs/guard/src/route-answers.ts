import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { SUCCESSES } from './envelope.js';
import { REASONS, type Reason } from './reasons.js';
import type { RouteOptions } from './route-options.js';
import { TIERS } from './tier.js';

type Schema = ApiResponseSchemaHost['schema'];

/** Every answer of a route in the OpenAPI document: the success with its data, and each status with the reasons that it can have. */
export function documentAnswers(options: RouteOptions): MethodDecorator {
  const { data, answers } = options;
  const models = data === undefined ? [] : 'length' in data && Array.isArray(data) ? data : [data];
  return applyDecorators(
    ApiExtraModels(...models),
    ApiResponse({ status: SUCCESSES[answers], description: answers, schema: envelope(false, [answers], dataSchema(data)) }),
    ...[...byStatus(reasonsOf(options))].map(([status, reasons]) =>
      ApiResponse({ status, description: reasons.join(', '), schema: envelope(true, reasons, REFUSAL_DATA) }),
    ),
  );
}

const REFUSAL_DATA: Schema = {
  type: 'object',
  required: ['message', 'documentation_url'],
  additionalProperties: false,
  properties: {
    message: { type: 'string', description: 'What is missing, and where to fix it.' },
    documentation_url: { type: 'string', format: 'uri', description: 'The page that explains the reason.' },
  },
};

function envelope(error: boolean, reasons: readonly string[], data: Schema): Schema {
  return {
    type: 'object',
    required: ['error', 'reason', 'data'],
    additionalProperties: false,
    properties: { error: { type: 'boolean', enum: [error] }, reason: { type: 'string', enum: [...reasons] }, data },
  };
}

function dataSchema(data: RouteOptions['data']): Schema {
  if (data === undefined) return { type: 'object', maxProperties: 0 };
  if (typeof data === 'function') return { $ref: getSchemaPath(data) };
  return { type: 'array', items: { $ref: getSchemaPath(data[0]) } };
}

/** Those of a website are taken out again for paths that name none. */
function reasonsOf(options: RouteOptions): Reason[] {
  const always: Reason[] = [
    ...(['ambiguous_credentials', 'invalid_data', 'invalid_session', 'https_required', 'url_key_disabled'] as const),
    ...(['not_subscribed', 'rate_limited', 'server_error', 'try_again'] as const),
  ];
  return [
    ...always,
    ...(options.tiers.length < TIERS.length ? (['restricted_route_tier'] as const) : []),
    ...(options.tiers.some((tier) => tier !== 'plugin') ? (['website_not_found'] as const) : []),
    ...(options.scope === undefined ? [] : (['not_allowed'] as const)),
    ...(options.scope !== undefined && options.tiers.includes('user') ? (['website_member_role_not_allowed'] as const) : []),
    ...(options.costsQuota === false ? [] : (['quota_limit_exceeded', 'quota_unavailable'] as const)),
    ...(options.body ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
    ...(options.refusals ?? []),
  ];
}

function byStatus(reasons: readonly Reason[]): Map<number, Reason[]> {
  const grouped = new Map<number, Reason[]>();
  for (const reason of reasons) grouped.set(REASONS[reason].status, [...(grouped.get(REASONS[reason].status) ?? []), reason]);
  return grouped;
}
