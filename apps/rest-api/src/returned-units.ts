import { decisionOf, type Gate } from '@gatehouse/guard';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

const SERVER_ERROR = 500;

/** A request that fails on our side costs nothing: its unit is back before the answer leaves. */
export function returnUnits(fastify: FastifyInstance, gate: Gate, logger: Logger): void {
  fastify.addHook('onSend', async (request, reply) => {
    const decision = reply.statusCode >= SERVER_ERROR ? decisionOf(request) : undefined;
    if (!decision?.unit) return;
    try {
      await gate.giveBack(decision);
    } catch (error) {
      // The store is away: the unit is lost. Giving back later could return one that was returned already.
      logger.warn({ requestId: request.id, error: String(error) }, 'a unit of quota could not be returned');
    }
  });
}
