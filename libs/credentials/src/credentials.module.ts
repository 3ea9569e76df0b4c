import { Module } from '@nestjs/common';
import { UsageModule } from '@gatehouse/usage';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialUse } from './credential-use.js';
import { Credential, RetiredSecret } from './credential.entity.js';
import { KeyMint } from './key-mint.js';
import { Keypairs } from './keypairs.js';

@Module({
  imports: [UsageModule, TypeOrmModule.forFeature([Credential, RetiredSecret])],
  providers: [Keypairs, KeyMint, CredentialUse],
  exports: [Keypairs, KeyMint, CredentialUse],
})
export class CredentialsModule {}
