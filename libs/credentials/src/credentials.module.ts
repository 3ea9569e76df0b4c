import { Module } from '@nestjs/common';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialUse } from './credential-use.js';
import { Credential, RetiredSecret } from './credential.entity.js';
import { KeyIssuing } from './key-issuing.js';
import { KeyMint } from './key-mint.js';
import { KeyReader } from './key-reader.js';
import { Keypairs } from './keypairs.js';
import { PreparedKeys } from './prepared-keys.js';
import { UserKeys } from './user-keys.js';
import { WebsiteKeys } from './website-keys.js';

@Module({
  imports: [UsageModule, WebsitesModule, TypeOrmModule.forFeature([Credential, RetiredSecret])],
  providers: [Keypairs, KeyMint, CredentialUse, KeyIssuing, KeyReader, WebsiteKeys, PreparedKeys, UserKeys],
  exports: [Keypairs, KeyMint, CredentialUse, WebsiteKeys, PreparedKeys, UserKeys],
})
export class CredentialsModule {}
