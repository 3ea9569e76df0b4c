import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { redact } from './redaction.js';

/**
 * Structured log of one process: JSON lines on standard output, every string redacted on its way out.
 * Written synchronously: what pino still holds at `process.exit` it writes again and again, for ever, once nobody reads the
 * other end; a process whose launcher was killed would never end.
 */
export function createLogger(
  process: string,
  level: string,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        // One place for all: no caller can forget it.
        streamWrite: (line) => redact(line),
      },
    },
    destination,
  );
}

/** Nest's own messages, in the same log. Start-up chatter is debug, so that `info` tells a person something. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }

  fatal(message: unknown, stack?: string, context?: string): void {
    this.logger.fatal({ context, stack }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    this.logger.trace({ context }, String(message));
  }
}

/** Injection token of the process's log. */
export abstract class ProcessLog {
  abstract readonly logger: Logger;
}
