/**
 * website-data: the resources behind /v1/…, in the shapes of the official clients.
 *
 * Nouns: *settings* of a website (its own), *settings* of a plugin on a website (the plugin's own), *availability* of operators; *connect* is
 * what a keypair can find out about itself; an *outgoing message* goes over a channel or as an SMS, and is handed to the *sender*; *campaigns*,
 * *conversations* and *people* are what their names say.
 *
 * Invariants: who may call what is declared on each route and settled by the guard before a handler runs; what a development keypair saves
 * never touches the settings of an install; changes at the same time follow each other and are audited.
 *
 * Begin with the controllers, one for each family of routes.
 */
export { CdrCampaignsController } from './campaigns/cdr-campaigns.controller.js';
export { WebsiteCampaignsController } from './campaigns/website-campaigns.controller.js';
export { ConversationsController } from './conversations/conversations.controller.js';
export { MessageProcessor } from './messages/message.processor.js';
export { MessageSender, RecordingSender, type SendOutcome } from './messages/message-sender.js';
export { SmsController } from './messages/sms.controller.js';
export { WebsiteChannelsController } from './messages/website-channels.controller.js';
export { PeopleController } from './people/people.controller.js';
export { OperatorsController } from './operators.controller.js';
export { PluginConnectController } from './plugin-connect.controller.js';
export { PluginSubscriptionController } from './plugin-subscription.controller.js';
export { SelfRotationController } from './self-rotation.controller.js';
export { WebsiteController } from './website.controller.js';
export { WebsiteDataModule } from './website-data.module.js';
export { WebsiteSettingsController } from './website-settings.controller.js';
