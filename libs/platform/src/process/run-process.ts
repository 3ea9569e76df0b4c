import type { Logger } from 'pino';
import { EnvironmentProblems, readEnvironment, type Environment } from '../config/environment.js';
import { migrateDatabase } from '../database/migrate.js';
import { createLogger } from '../logging/logger.js';

export interface RunningProcess {
  close(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * The life of one process: check the environment, migrate, start, say ready, and stop cleanly on SIGINT, SIGTERM or when the
 * launcher that forked it is gone. To a launcher it speaks by IPC: `{type: 'ready'}` or `{type: 'failed', problems}`.
 */
export async function runProcess(
  name: string,
  start: (environment: Environment, logger: Logger) => Promise<RunningProcess>,
): Promise<void> {
  let logger = createLogger(name, 'info');
  try {
    const environment = readEnvironment();
    logger = createLogger(name, environment.values.LOG_LEVEL);
    await migrateDatabase(environment);
    const running = await start(environment, logger);
    stopOnRequest(running, logger);
    process.send?.({ type: 'ready' });
    logger.info('ready');
  } catch (error) {
    const problems = error instanceof EnvironmentProblems ? error.problems : [error instanceof Error ? error.message : String(error)];
    logger.fatal(
      { problems, stack: error instanceof EnvironmentProblems || !(error instanceof Error) ? undefined : error.stack },
      'the start failed',
    );
    if (process.send) process.send({ type: 'failed', problems }, () => process.exit(1));
    else process.exit(1);
  }
}

function stopOnRequest(running: RunningProcess, logger: Logger): void {
  let stopping = false;
  const stop = (why: string): void => {
    // Ctrl-C reaches the whole process group and the launcher repeats it: only the first counts.
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => {
      logger.error('the stop took too long');
      process.exit(1);
    }, GRACE_MS).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error: String(error) }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => {
    stop('SIGTERM');
  });
  process.on('SIGINT', () => {
    stop('SIGINT');
  });
  // Without its launcher an embedded process would go on unseen.
  process.on('disconnect', () => {
    stop('the launcher is gone');
  });
}
