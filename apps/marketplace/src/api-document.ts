import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import 'reflect-metadata';
import { readEnvironment } from '@gatehouse/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pino from 'pino';
import { MarketplaceModule } from './marketplace.module.js';
import { openApiDocument } from './openapi.js';

/**
 * Writes the OpenAPI document to the file that is named as the argument, without a database: in Nest's preview mode no provider is made,
 * and the document needs only the controllers' declarations. The dashboard's client is generated from it.
 */
async function main(file: string): Promise<void> {
  const environment = readEnvironment({
    GATEHOUSE_MODE: 'embedded',
    DATABASE_URL: 'postgres://unused@127.0.0.1/unused',
    INSTANCE_KEYS: `1:${randomBytes(32).toString('hex')}`,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    MarketplaceModule.forRoot(environment, pino({ level: 'silent' })),
    new FastifyAdapter(),
    {
      preview: true,
      logger: ['error'],
      abortOnError: false,
    },
  );
  writeFileSync(file, `${JSON.stringify(openApiDocument(app, environment), null, 2)}\n`);
}

const file = process.argv[2];
if (file === undefined) throw new Error('Name the file to write, for example: node dist/apps/marketplace/src/api-document.js openapi.json');
await main(file);
