import { Module } from '@nestjs/common';
import { InstallsModule } from '@gatehouse/installs';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Campaign } from './campaigns/campaign.entity.js';
import { Campaigns } from './campaigns/campaigns.js';
import { ConversationMessage } from './conversations/conversation-message.entity.js';
import { ConversationMessages } from './conversations/conversation-messages.js';
import { Conversation } from './conversations/conversation.entity.js';
import { Conversations } from './conversations/conversations.js';
import { DevelopmentSettings } from './development-settings.js';
import { MessageSender, RecordingSender } from './messages/message-sender.js';
import { OutgoingMessage } from './messages/outgoing-message.entity.js';
import { OutgoingMessages } from './messages/outgoing-messages.js';
import { OperatorsService } from './operators.service.js';
import { PeopleProfile } from './people/people-profile.entity.js';
import { People } from './people/people.js';
import { PluginConnectService } from './plugin-connect.service.js';
import { PluginSettingsService } from './plugin-settings.service.js';
import { WebsiteSettingsService } from './website-settings.service.js';

const ENTITIES = [OutgoingMessage, Campaign, Conversation, ConversationMessage, PeopleProfile];
const SERVICES = [
  ...[WebsiteSettingsService, OperatorsService, PluginConnectService, PluginSettingsService, DevelopmentSettings],
  ...[OutgoingMessages, Campaigns, Conversations, ConversationMessages, People],
  /** What brings messages to the outside; a carrier is plugged in here. */
  { provide: MessageSender, useClass: RecordingSender },
];

@Module({
  imports: [WebsitesModule, InstallsModule, UsageModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: SERVICES,
  exports: SERVICES,
})
export class WebsiteDataModule {}
