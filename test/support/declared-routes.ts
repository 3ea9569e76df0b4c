import { ROUTE, type DeclaredAccess } from '@gatehouse/guard';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { CONTROLLERS } from '../../apps/rest-api/src/rest-api.module.js';

export interface DeclaredRouteOfTest {
  readonly method: string;
  readonly path: string;
  readonly access: DeclaredAccess;
}

/** Every route that a controller of the data plane declares: nothing here is listed by hand. */
export const ROUTES: DeclaredRouteOfTest[] = CONTROLLERS.flatMap((controller) =>
  Object.values(Object.getOwnPropertyDescriptors(controller.prototype))
    .map(({ value }: { value?: unknown }) => value)
    .filter((handler) => typeof handler === 'function' && Reflect.hasMetadata(ROUTE, handler))
    .map((handler) => ({
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler as object) as number] ?? '',
      path: [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler as object)]
        .map((part) => String(part).replace(/^\/|\/$/g, ''))
        .filter((part) => part !== '')
        .map((part) => `/${part}`)
        .join(''),
      access: Reflect.getMetadata(ROUTE, handler as object) as DeclaredAccess,
    })),
);

export interface Place {
  readonly websiteId: string;
  readonly pluginId: string;
}

export function pairsOf({ needs }: DeclaredAccess): string[] {
  return needs ? [`${needs.scope}/${needs.mode}`] : [];
}

export function pathOf({ path }: DeclaredRouteOfTest, { websiteId, pluginId }: Place): string {
  return path.replace(':website_id', websiteId).replace(':plugin_id', pluginId).replace(':page_number', '1');
}
