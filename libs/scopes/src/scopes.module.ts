import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { loadCatalogue } from './load-catalogue.js';
import { ScopeCatalogue } from './scope-catalogue.js';

/** Provides the one `ScopeCatalogue` of the process everywhere. */
@Module({})
export class ScopesModule {
  /** @param options.file path of the catalogue (`SCOPES_FILE`); the built-in one when left out. A bad file stops the start. */
  static forRoot(options: { file?: string | undefined } = {}): DynamicModule {
    return {
      module: ScopesModule,
      global: true,
      providers: [{ provide: ScopeCatalogue, useFactory: () => loadCatalogue(options.file) }],
      exports: [ScopeCatalogue],
    };
  }
}
