import { refusal, refuse } from '@gatehouse/guard';
import type { Environment, HttpAppOptions } from '@gatehouse/platform';
import type { UnroutedAnswer } from '@gatehouse/request-log';
import { answerRefusal } from './answer.js';
import { urlProblem } from './request-line.js';
import { securityHeaders } from './security-headers.js';

const UNREADABLE = 'The request is not valid HTTP, or its request line and headers are too large.';

/** Answers in the envelope also where no route, and sometimes no request, exists yet. */
export function serverErrors(environment: Environment, record: (answer: UnroutedAnswer) => void): HttpAppOptions['serverErrors'] {
  const { PUBLIC_URL: publicUrl } = environment.values;
  const headers = securityHeaders(environment);
  return {
    /** A URL that the router cannot decode. */
    frameworkErrors(_error, request, reply) {
      const problem = urlProblem(request.raw.url ?? '') ?? 'A part of the path is longer than any id.';
      // No hook runs for such a request.
      const refused = refuse('invalid_data', problem);
      void answerRefusal(reply.headers({ 'Request-Id': request.id, ...headers }), refused, publicUrl);
      record({ request, address: request.ip, ...refused });
    },
    /** Bytes that Node could not read as a request; there is only the socket. */
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return;
      record({ request: undefined, address: addressOf(socket), status: 400, reason: 'invalid_data' });
      const body = JSON.stringify(refusal('invalid_data', UNREADABLE, publicUrl));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  };
}

/** Typed as any kind of stream; it is a socket unless a test made it up. */
function addressOf(socket: object): string | null {
  return 'remoteAddress' in socket && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : null;
}
