import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiExtension, ApiOperation } from '@nestjs/swagger';
import { pairKey, type ScopePair } from '@gatehouse/scopes';
import type { RouteAccess } from './data-plane-request.js';
import { SUCCESSES, type Success } from './envelope.js';
import { documentAnswers } from './route-answers.js';
import type { RouteOptions } from './route-options.js';

export interface DeclaredAccess extends RouteAccess {
  readonly answers: Success;
  readonly readsBody: boolean;
}

export const ROUTE = 'gatehouse:route';

/** Declares who may call a route of the data plane and what it answers. A route without it does not boot. */
export function Route(options: RouteOptions): MethodDecorator {
  const needs = pairOf(options);
  const access: DeclaredAccess = {
    tiers: options.tiers,
    needs,
    costsQuota: options.costsQuota ?? true,
    answers: options.answers,
    readsBody: options.body ?? false,
  };
  return applyDecorators(
    SetMetadata(ROUTE, access),
    HttpCode(SUCCESSES[options.answers]),
    ...(options.tiers.includes('plugin') ? [ApiBasicAuth('keypair')] : []),
    ...(options.tiers.some((tier) => tier !== 'plugin') ? [ApiBearerAuth('key'), ApiBasicAuth('key_as_basic')] : []),
    ApiOperation({ summary: options.summary, description: describe(access) }),
    ApiExtension('x-gatehouse-tiers', [...options.tiers]),
    ApiExtension('x-gatehouse-scope', needs?.scope ?? null),
    ApiExtension('x-gatehouse-mode', needs?.mode ?? null),
    documentAnswers(options),
  );
}

function pairOf({ scope, mode }: RouteOptions): ScopePair | null {
  if (scope === undefined && mode === undefined) return null;
  if (scope === undefined || mode === undefined) throw new Error('a route declares a scope and its mode together, or neither');
  return { scope, mode };
}

function describe({ tiers, needs, costsQuota }: RouteAccess): string {
  return [
    `Tiers: ${tiers.join(', ')}.`,
    needs ? `Scope: \`${pairKey(needs)}\`.` : 'Scope: none.',
    costsQuota ? '' : 'Costs no quota.',
    'HEAD has the status of GET.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
