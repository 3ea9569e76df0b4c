/**
 * Plugins of developers, and the websites that trust a developer while a plugin is being built.
 *
 * Nouns: a *plugin* belongs to a marketplace account and has an id and a URN; a *trust code* lets one developer ask for a
 * website's trust; a *trusted website* is one on which the account's development keypairs work.
 *
 * Invariants: to everybody but its owner a plugin does not exist; a URN never changes and is never used twice; trust counts only
 * after the website's owner confirmed the account's name, for 90 days, and at most once per website and account.
 *
 * Begin at `plugins.service.ts`; trust: `trusted-websites/trusted-websites.service.ts`.
 */
export { KeypairRotationController } from './keypairs/keypair-rotation.controller.js';
export { KeypairsController } from './keypairs/keypairs.controller.js';
export { ShowsSecret } from './keypairs/shows-secret.js';
export { Plugin, VISIBILITIES, type Visibility } from './plugin.entity.js';
export { PluginsController } from './plugins.controller.js';
export { PluginNotFound } from './plugins.errors.js';
export { PluginsModule } from './plugins.module.js';
export { PluginsService, type PluginFields } from './plugins.service.js';
export { SuspensionController } from './suspension/suspension.controller.js';
export { TrustedDevelopersController } from './trusted-websites/trusted-developers.controller.js';
export { TrustedWebsitesController } from './trusted-websites/trusted-websites.controller.js';
export { TrustedWebsitesSchedule } from './trusted-websites/trusted-websites.schedule.js';
export { TrustedWebsites } from './trusted-websites/trusted-websites.service.js';
