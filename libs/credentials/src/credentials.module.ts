import { Module } from '@nestjs/common';
import { AccountsModule } from '@gatehouse/accounts';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialUse } from './credential-use.js';
import { Credential, RetiredSecret } from './credential.entity.js';
import { AccessGroup } from './groups/access-group.entity.js';
import { AccessGroups } from './groups/access-groups.js';
import { KeyIssuing } from './key-issuing.js';
import { KeyLimits } from './key-limits.js';
import { KeyMint } from './key-mint.js';
import { KeyReader } from './key-reader.js';
import { KeyTerms } from './key-terms.js';
import { Keypairs } from './keypairs.js';
import { PreparedKeys } from './prepared-keys.js';
import { KeypairRotation } from './rotation/keypair-rotation.js';
import { Rotation } from './rotation/rotation.js';
import { RotationMails } from './rotation/rotation-mails.js';
import { ScheduledRotations } from './rotation/scheduled-rotations.js';
import { SelfRotation } from './rotation/self-rotation.js';
import { UserKeyRotation } from './rotation/user-key-rotation.js';
import { WebsiteKeyRotation } from './rotation/website-key-rotation.js';
import { WebsiteKeySchedules } from './rotation/website-key-schedules.js';
import { UserKeyDepartures } from './user-key-departures.js';
import { UserKeys } from './user-keys.js';
import { KeySettings } from './viewable/key-settings.js';
import { KeyViewMails } from './viewable/key-view-mails.js';
import { KeyViewing } from './viewable/key-viewing.js';
import { SealedKey } from './viewable/sealed-key.entity.js';
import { SealedKeys } from './viewable/sealed-keys.js';
import { WebsiteKeys } from './website-keys.js';

const VIEWABLE = [KeySettings, SealedKeys, KeyViewMails, KeyViewing];
const ROTATION = [
  KeypairRotation,
  WebsiteKeyRotation,
  UserKeyRotation,
  WebsiteKeySchedules,
  SelfRotation,
  ScheduledRotations,
  RotationMails,
];

@Module({
  imports: [AccountsModule, UsageModule, WebsitesModule, TypeOrmModule.forFeature([Credential, RetiredSecret, AccessGroup, SealedKey])],
  providers: [
    Keypairs,
    KeyMint,
    CredentialUse,
    KeyIssuing,
    KeyLimits,
    KeyReader,
    KeyTerms,
    WebsiteKeys,
    AccessGroups,
    PreparedKeys,
    UserKeys,
    UserKeyDepartures,
    Rotation,
    ...ROTATION,
    ...VIEWABLE,
  ],
  exports: [
    Keypairs,
    KeyMint,
    CredentialUse,
    WebsiteKeys,
    AccessGroups,
    PreparedKeys,
    UserKeys,
    KeySettings,
    KeyTerms,
    KeyViewing,
    ...ROTATION,
  ],
})
export class CredentialsModule {}
