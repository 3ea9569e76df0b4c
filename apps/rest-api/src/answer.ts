import { refusal, type Refused } from '@gatehouse/guard';
import type { FastifyReply } from 'fastify';

/** Sends a refusal from outside Nest, in the envelope. */
export function answerRefusal(reply: FastifyReply, refused: Refused, publicUrl: string): FastifyReply {
  return reply
    .headers({ ...refused.headers })
    .status(refused.status)
    .type('application/json; charset=utf-8')
    .send(refusal(refused.reason, refused.message, publicUrl));
}
