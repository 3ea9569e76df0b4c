import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentedPair } from './consented-pair.entity.js';
import { Install } from './install.entity.js';
import { InstallLink } from './install-link.entity.js';
import { Installs } from './installs.js';

@Module({
  imports: [TypeOrmModule.forFeature([Install, ConsentedPair, InstallLink])],
  providers: [Installs],
  exports: [Installs],
})
export class InstallsModule {}
