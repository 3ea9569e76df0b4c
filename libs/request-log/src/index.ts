/**
 * request-log: every request to the REST API as one row, and what its owners read from it: the list, the export, the usage, why a request was
 * refused, and the notice that a key is used that is over.
 *
 * Nouns: a *row* is one request, refused ones included; its *cause* says which check of the credential failed and is for the owner of the
 * credential only; a *spent* key is one that was good once.
 *
 * Invariants: no payload, no query and no secret is in a row; a request neither waits for its row nor fails by it; a day is one partition and is
 * dropped whole; a stranger's request is in nobody's list.
 *
 * Begin with `request-recorder.ts` (what is kept), then `request-log-writer.ts` (how it gets into the database).
 */
export { PluginRequestsController } from './reading/plugin-requests.controller.js';
export { RequestLookupController } from './reading/request-lookup.controller.js';
export { RequestReader } from './reading/request-reader.js';
export { WebsiteRequestsController } from './reading/website-requests.controller.js';
export { PluginUsageController } from './usage/plugin-usage.controller.js';
export { WebsiteUsageController } from './usage/website-usage.controller.js';
export { csvLine, type CsvValue } from './csv.js';
export { LogPartitions } from './log-partitions.js';
export { LOG_READERS } from './log-readers.js';
export { RequestLogModule } from './request-log.module.js';
export { RequestLogStore } from './request-log.store.js';
export type { RequestRecord } from './request-record.js';
export { RequestLogSchedule } from './request-log.schedule.js';
export { RequestRecorder, type UnroutedAnswer } from './request-recorder.js';
export { RequestRecordingModule } from './request-recording.module.js';
