/**
 * installs: how a website accepts a plugin, agrees to what it may do, and ends it.
 *
 * Nouns: an *install link* is the private URL of a plugin; an *install* is one website's acceptance; *consent* are the pairs
 * (scope, mode) that the website agreed to; *pending* pairs are granted to the plugin but not agreed to yet.
 *
 * Invariants: a website has at most one live install of a plugin, also when two are made at once; consent is what the page showed
 * and the person posted, never more than the grant; a limit of N uses lets N websites install; every dead link answers alike;
 * uninstalling ends access with the commit.
 *
 * Begin at `installing.ts` (install, uninstall); links: `install-links.ts`; what the data plane reads: `installs.ts`.
 */
export { Install, type InstallSettings } from './install.entity.js';
export { InstallLinksController } from './install-links.controller.js';
export { checkSettings, mergeSettings } from './install-settings.js';
export { INSTALLS_PER_PAGE, Installs } from './installs.js';
export { InstallsController } from './installs.controller.js';
export { InstallNotFound } from './installs.errors.js';
export { InstallsModule } from './installs.module.js';
export { PluginInstallsController } from './plugin-installs.controller.js';
export { SettingsPurgeSchedule } from './settings-purge.schedule.js';
