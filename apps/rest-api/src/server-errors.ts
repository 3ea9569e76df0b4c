import { refusal, refuse } from '@gatehouse/guard';
import type { HttpAppOptions } from '@gatehouse/platform';
import { answerRefusal } from './answer.js';
import { urlProblem } from './request-line.js';

const UNREADABLE = 'The request is not valid HTTP, or its request line and headers are too large.';

/** Answers in the envelope also where no route, and sometimes no request, exists yet. */
export function serverErrors(publicUrl: string): HttpAppOptions['serverErrors'] {
  return {
    /** A URL that the router cannot decode. */
    frameworkErrors(_error, request, reply) {
      const problem = urlProblem(request.raw.url ?? '') ?? 'A part of the path is longer than any id.';
      void answerRefusal(reply.header('Request-Id', request.id), refuse('invalid_data', problem), publicUrl);
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
