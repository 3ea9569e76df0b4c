import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ROUTE } from './route.js';

/** Deny by default, at the start: an application with a route that declares no access does not boot. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    const undeclared = controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? undeclaredIn(metatype) : []));
    if (undeclared.length > 0) throw new Error(`These routes do not declare who may call them (@Route): ${undeclared.join(', ')}.`);
  }
}

/** Inherited handlers are routes of the controller too. */
function undeclaredIn(controller: { readonly name: string; readonly prototype: object }): string[] {
  return new MetadataScanner()
    .getAllMethodNames(controller.prototype)
    .filter((method) => isUndeclared(Reflect.get(controller.prototype, method)))
    .map((method) => `${controller.name}.${method}`);
}

function isUndeclared(handler: unknown): boolean {
  return typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler) && !Reflect.hasMetadata(ROUTE, handler);
}
