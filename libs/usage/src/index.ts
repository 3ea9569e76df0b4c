/**
 * usage: how much a plugin may ask of the REST API in a day, and what it asked for.
 *
 * Nouns: a *quota* is the number of requests that a plugin may make in a UTC day, per environment; a *unit* is one of them; a *generation* is
 * raised by a reset and starts the day's count anew; a *default* is the quota with which what is made from now on starts; *route use* counts requests by route and by the scope they need.
 *
 * Invariants: a limit of N accepts N, never more, however many requests arrive at once on however many nodes; a unit given back belongs to
 * the day and generation it was taken from.
 *
 * Begin with `quotas.ts`.
 */
export { UsageModule } from './usage.module.js';
export { Quotas, type QuotaState, type QuotaTake, type QuotaUnit } from './quotas.js';
export { QuotaDefaults, type DailyQuotas } from './defaults/quota-defaults.js';
export { QuotaDefaultsController } from './defaults/quota-defaults.controller.js';
export { predictExhaustion, type DayOfUse } from './exhaustion.js';
export { RouteUse, type CountedRoute, type RouteUseLine } from './route-use.js';
export { PLUGIN_ENVIRONMENTS, isPluginEnvironment, type PluginEnvironment } from './plugin-environment.js';
