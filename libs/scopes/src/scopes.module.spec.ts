import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ScopeCatalogue } from './scope-catalogue.js';
import { ScopesModule } from './scopes.module.js';

@Injectable()
class Reader {
  constructor(readonly catalogue: ScopeCatalogue) {}
}

@Module({ providers: [Reader] })
class OtherModule {}

describe('ScopesModule', () => {
  it('gives the same catalogue to modules that do not import it', async () => {
    const app = await Test.createTestingModule({ imports: [ScopesModule.forRoot(), OtherModule] }).compile();
    expect(app.get(Reader, { strict: false }).catalogue).toBe(app.get(ScopeCatalogue));
    await app.close();
  });

  it('stops the start when the file is bad', async () => {
    const starting = Test.createTestingModule({ imports: [ScopesModule.forRoot({ file: '/nowhere/scopes.json' })] }).compile();
    await expect(starting).rejects.toThrow('/nowhere/scopes.json');
  });
});
