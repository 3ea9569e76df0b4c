import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { dataSourceOptions } from './data-source-options.js';
import { checkInstanceKeys } from './instance-key-check.js';

/** The one pool of a process. Migrations have run before it opens (see `runProcess`). */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment, InstanceSecrets, Clock],
      useFactory: (environment: Environment) => ({
        ...dataSourceOptions(environment.values.DATABASE_URL, 'gatehouse'),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
    }),
  ],
})
export class DatabaseModule {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: InstanceSecrets,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await checkInstanceKeys(this.dataSource, this.secrets, this.clock.now());
  }
}
