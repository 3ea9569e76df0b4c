import { refusal, refuse } from '@gatehouse/guard';
import type { Environment, HttpAppOptions } from '@gatehouse/platform';
import { answerRefusal } from './answer.js';
import { urlProblem } from './request-line.js';
import { securityHeaders } from './security-headers.js';

const UNREADABLE = 'The request is not valid HTTP, or its request line and headers are too large.';

/** Answers in the envelope also where no route, and sometimes no request, exists yet. */
export function serverErrors(environment: Environment): HttpAppOptions['serverErrors'] {
  const { PUBLIC_URL: publicUrl } = environment.values;
  const headers = securityHeaders(environment);
  return {
    /** A URL that the router cannot decode. */
    frameworkErrors(_error, request, reply) {
      const problem = urlProblem(request.raw.url ?? '') ?? 'A part of the path is longer than any id.';
      // No hook runs for such a request.
      void answerRefusal(reply.headers({ 'Request-Id': request.id, ...headers }), refuse('invalid_data', problem), publicUrl);
    },
    /** Bytes that Node could not read as a request; there is only the socket. */
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return;
      const body = JSON.stringify(refusal('invalid_data', UNREADABLE, publicUrl));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  };
}
