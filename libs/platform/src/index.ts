/**
 * The platform: what any service needs and no marketplace word in it — configuration, database and migrations, outbox and
 * queues, mail, errors, clock, secrets, logging, HTTP start-up.
 *
 * Invariants: only `config` reads the environment; time comes from `Clock`; secrets are made in `secrets`; a job is asked for
 * through the `Outbox` in the transaction of the change; PostgreSQL is the truth, the queues hold nothing of their own.
 *
 * Begin at `process/run-process.ts` (the life of a process) and `outbox/outbox.ts` (how work reaches the background).
 */
export { Changes, EVERYTHING } from './changes/changes.js';
export * from './clock/clock.js';
export { ENVIRONMENT_SCHEMA, Environment, EnvironmentProblems, readEnvironment, type EnvironmentValues } from './config/environment.js';
export type { InstanceKey } from './config/setting.js';
export { dataSourceOptions } from './database/data-source-options.js';
export { migrateDatabase } from './database/migrate.js';
export { newestFirst } from './database/newest-first.js';
export { isDatabaseUnavailable, isUniqueViolation } from './database/unavailable.js';
export * from './errors/app-error.js';
export { createHttpApp, type HttpAppOptions } from './http/http-app.js';
export { IsLine, MayBeMissing } from './http/fields.js';
export { ApiPage, pageOf, PageQuery, readCursor, type Page, type PagePosition } from './http/page.js';
export { ApiProblems, Problem, ProblemField } from './http/problem.js';
export { AnswersPurgeSchedule } from './idempotency/answers-purge.schedule.js';
export { readIdempotencyKey, type IdempotentCall } from './idempotency/idempotency-key.js';
export { AnswerNotKept, IdempotencyKeyInvalid, IdempotencyKeyReused } from './idempotency/idempotency.errors.js';
export { ANSWER_KEPT_MS, forgetAnswers, Transactions } from './idempotency/transactions.js';
export { AttemptLimiter, type AttemptCount, type AttemptLimit } from './limits/attempt-limiter.js';
export { networkOf } from './limits/network.js';
export { createLogger, NestLogger, ProcessLog } from './logging/logger.js';
export { KEY_PATTERN, redact } from './logging/redaction.js';
export { MailProcessor } from './mail/mail.processor.js';
export { sendMail, type Mail } from './mail/mail.jobs.js';
export { Mailbox, type MailboxMessage } from './mail/mailbox.js';
export { Mailer } from './mail/mailer.js';
export { Outbox } from './outbox/outbox.js';
export { OutboxRelay } from './outbox/outbox-relay.js';
export { PlatformModule } from './process/platform.module.js';
export { runProcess, type RunningProcess } from './process/run-process.js';
export {
  definedJobs,
  defineJob,
  QUEUES,
  type Delivery,
  type JobDefinition,
  type JobProcessor,
  type QueueName,
  type Schedule,
} from './queue/job.js';
export { JobRunner } from './queue/job-runner.js';
export { Queues, type QueueCounts } from './queue/queues.js';
export { PlatformSettings } from './settings/platform-settings.js';
export { SettingsChangedMeanwhile } from './settings/settings.errors.js';
export { InstanceSecrets } from './secrets/instance-secrets.js';
export * from './secrets/random.js';
