import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ACCESS } from '@gatehouse/auth';
import { definedJobs, ENVIRONMENT_SCHEMA } from '@gatehouse/platform';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import ts from 'typescript';
import { CONTROLLERS } from '../../apps/marketplace/src/marketplace.module.js';
import { PROCESSORS, SCHEDULES } from '../../apps/worker/src/worker.module.js';

const root = join(__dirname, '../..');

/** Every TypeScript file below a folder, tests left out. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(root, folder, file));
}

/** Names of the exported classes in files of one kind, for example `.processor.ts`. */
function classesIn(suffix: string, pattern: RegExp): string[] {
  return sources('libs')
    .filter((file) => file.endsWith(suffix))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** The handlers of a controller, inherited ones included. */
function routesOf(controller: Type): { name: string }[] {
  const handlers: { name: string }[] = [];
  for (
    let prototype = controller.prototype as object;
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  )
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(prototype)) as { value?: unknown }[])
      if (typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value) && Reflect.hasMetadata(METHOD_METADATA, value))
        handlers.push(value);
  return handlers;
}

describe('the wiring', () => {
  it('declares who may call each route of the marketplace', () => {
    const routes = CONTROLLERS.flatMap((controller) => routesOf(controller).map((handler) => ({ controller, handler })));
    const undeclared = routes.filter(
      ({ controller, handler }) => !Reflect.hasMetadata(ACCESS, handler) && !Reflect.hasMetadata(ACCESS, controller),
    );
    expect(undeclared.map(({ controller, handler }) => `${controller.name}.${handler.name}`)).toEqual([]);
    expect(routes.length).toBeGreaterThan(CONTROLLERS.length);
  });

  it('serves every controller of every slice', () => {
    const written = classesIn('.controller.ts', /export class (\w+Controller)\b/g);
    const restApi = readFileSync(join(root, 'apps/rest-api/src/rest-api.module.ts'), 'utf8');
    const listed = new Set(CONTROLLERS.map((controller) => controller.name));
    expect(written.filter((name) => !listed.has(name) && !new RegExp(`\\b${name}\\b`).test(restApi))).toEqual([]);
  });

  it('gives no two shapes of the marketplace API one name: the later would take the place of the other in its OpenAPI document', () => {
    const names = sources('libs')
      .filter((file) => file.endsWith('.dto.ts') && !relative(root, file).startsWith('libs/website-data'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export (?:abstract )?class (\w+)/gm)].map((match) => match[1]));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
  });

  it('lists every processor and every schedule in the worker', () => {
    const listed = new Set([...PROCESSORS, ...SCHEDULES].map(({ name }) => name));
    const written = [
      ...sources('libs').flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/export class (\w+) implements (?:JobProcessor|Schedule)\b/g)].map(
          (match) => match[1] ?? '',
        ),
      ),
    ];
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((name) => !listed.has(name))).toEqual([]);
  });

  it('gives every job exactly one processor', () => {
    const jobs = definedJobs().map((job) => job.name);
    const written = sources('libs').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/readonly job = (\w+)/g)].map((match) => match[1] ?? ''),
    );
    expect(new Set(written).size).toBe(written.length);
    expect(written).toHaveLength(jobs.length);
  });

  it('describes every environment variable in .env.example, and no other', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const described = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    expect(described.sort()).toEqual(Object.keys(ENVIRONMENT_SCHEMA).sort());
  });

  it('reads the environment in one place only', () => {
    const readers = [...sources('libs'), ...sources('apps')].filter((file) => readsEnvironment(readFileSync(file, 'utf8')));
    expect(readers.map((file) => relative(root, file))).toEqual(['libs/platform/src/config/environment.ts']);
  });
});

/** In code: the examples of the reference only speak of it, in strings. */
function readsEnvironment(source: string): boolean {
  if (!source.includes('process.env')) return false;
  const inside = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) && /^process\s*\.\s*env$/.test(node.getText())) || (ts.forEachChild(node, inside) ?? false);
  return inside(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
}
