import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { readIdempotencyKey, type IdempotentCall } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import type { Decision, KeyCaller, PluginCaller } from './decision.js';

const decisions = new WeakMap<FastifyRequest, Decision>();

export function rememberDecision(request: FastifyRequest, decision: Decision): void {
  decisions.set(request, decision);
}

/** Undefined for a request that never came to a decision. */
export function decisionOf(request: FastifyRequest): Decision | undefined {
  return decisions.get(request);
}

function callerOf(context: ExecutionContext): { request: FastifyRequest; caller: PluginCaller | KeyCaller } {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const decision = decisions.get(request);
  if (!decision?.allowed) throw new Error('this handler runs without a decision of the guard');
  return { request, caller: decision.caller };
}

/** The plugin that the request was accepted for, as a parameter of a handler whose route is open to plugins only. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): PluginCaller => {
  const { caller } = callerOf(context);
  if (caller.tier !== 'plugin') throw new Error('this handler is for plugins, and its route declares more tiers');
  return caller;
});

/** The identifier of the credential that the request was accepted for. */
export const CallerId = createParamDecorator((_data: unknown, context: ExecutionContext): string => callerOf(context).caller.identifier);

/** The credential as the one who acts, for the audit. */
export const CallingActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { request, caller } = callerOf(context);
  return { kind: 'credential', id: caller.identifier, address: request.ip, requestId: request.id };
});

/** A call of a credential with its Idempotency-Key, for `Transactions.run`; null without the header. Only the same credential gets its answer again. */
export const RepeatableCall = createParamDecorator((_data: unknown, context: ExecutionContext): IdempotentCall | null => {
  const { request, caller } = callerOf(context);
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  if (key === null) return null;
  const path = request.url.split('?')[0] ?? '';
  return { caller: `credential:${caller.identifier}`, route: `${request.method} ${path}`, key, body: request.body };
});

/** The website in the path, in its canonical form. */
export const WebsiteId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { websiteId } = callerOf(context).caller;
  if (websiteId === null) throw new Error('this route has no website in its path');
  return websiteId;
});
