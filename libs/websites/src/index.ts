/**
 * Websites, and the people who work on them.
 *
 * Nouns: a *website* is a workspace of the platform; an *operator* is a website account that works on it in a *role* (owner,
 * administrator, account_reader, operator); an *invitation* asks somebody by e-mail to become one; a *channel* is a way in which the website
 * talks with its customers, addressed by its *stream id* or the encrypted form of it.
 *
 * Invariants: a website always has an owner, also when two leave at once; only owners give or take the role of an owner; to
 * everybody who is no operator a website does not exist; a website that came with an external id has it as its own id.
 *
 * Begin at `websites.service.ts`; who may change whose role: `operator-roles.ts`.
 */
export { AVAILABILITIES, Operator, type Availability } from './operator.entity.js';
export { CHANNEL_KINDS, type ChannelKind } from './channel.entity.js';
export { Channels, type LivingChannel } from './channels.js';
export { ChannelsController } from './channels.controller.js';
export { ChannelNotFound } from './channels.errors.js';
export { MANAGING_ROLES, OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';
export { OperatorInvitationsController, WebsiteInvitationsController } from './operator-invitations.controller.js';
export { OperatorsController } from './operators.controller.js';
export { OperatorDepartures, type OnDeparture } from './operator-departures.js';
export { OperatorsService } from './operators.service.js';
export { Website, type WebsiteSettings } from './website.entity.js';
export { OperatorNotFound, OperatorRoleRequired, WebsiteNotFound } from './websites.errors.js';
export { WebsitesController } from './websites.controller.js';
export { WebsitesModule } from './websites.module.js';
export { WebsitesService, type Contact, type NewWebsite, type WebsiteOfMine } from './websites.service.js';
