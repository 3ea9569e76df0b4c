import { refuse } from '@gatehouse/guard';
import type { FastifyInstance } from 'fastify';
import { answerRefusal } from './answer.js';

export const MAX_URL_LENGTH = 8_192;

/** What is wrong with a URL as it stood in the request line, in words; null when nothing is. Node hands over raw bytes as one character each. */
export function urlProblem(url: string): string | null {
  if (url.length > MAX_URL_LENGTH) return `The URL is longer than ${MAX_URL_LENGTH} characters. Send large values in the body.`;
  if (/[^\x21-\x7e]/.test(url))
    return 'The URL holds a control character or a letter outside ASCII. Encode it as UTF-8 with percent signs, as encodeURIComponent does.';
  try {
    decodeURIComponent(url);
    return null;
  } catch {
    return 'The URL holds a malformed percent sequence. A percent sign is followed by two hex digits, and together they spell UTF-8.';
  }
}

/** Before anything else: a URL that two programs could read in two ways is not served. */
export function checkRequestLines(fastify: FastifyInstance, publicUrl: string): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const problem = urlProblem(request.raw.url ?? '');
    if (problem === null) done();
    else answerRefusal(reply, refuse('invalid_data', problem), publicUrl);
  });
}
