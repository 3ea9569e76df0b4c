import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DeclaredRoutes } from './declared-routes.js';
import { Route } from './route.js';

@Controller('declared')
class DeclaredController {
  @Get()
  @Route({ tiers: ['plugin'], answers: 'resolved', summary: 'Declared.' })
  get(): void {
    // Only its declaration counts.
  }
}

@Controller('forgotten')
class ForgottenController extends DeclaredController {
  @Get('too')
  forgotten(): void {
    // Only its declaration counts.
  }
}

@Controller('heir')
class HeirController extends ForgottenController {}

@Module({ controllers: [HeirController] })
class ForgottenModule {}

describe('an application of the data plane', () => {
  it('boots when every route declares its access', async () => {
    const module = await Test.createTestingModule({ controllers: [DeclaredController], providers: [DeclaredRoutes] }).compile();
    await expect(module.init()).resolves.toBeDefined();
  });

  it('does not boot with a route that declares none, in whatever module it is', async () => {
    const module = await Test.createTestingModule({ imports: [ForgottenModule], providers: [DeclaredRoutes] }).compile();
    await expect(module.init()).rejects.toThrow('HeirController.forgotten');
  });

  it('declares a scope only together with its mode', () => {
    expect(() => Route({ tiers: ['plugin'], scope: 'website:settings', answers: 'resolved', summary: 'Half.' })).toThrow('together');
  });
});
