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

/** Of a furnished website (`Builders.furnish`), whose things have ids that follow from its own. */
export function pathOf({ path }: Pick<DeclaredRouteOfTest, 'path'>, { websiteId, pluginId }: Place): string {
  return path
    .replace(':website_id', websiteId)
    .replace(':plugin_id', pluginId)
    .replace(':page_number', '1')
    .replace(':session_id', `session_${websiteId}`)
    .replace(':stream_id', String(streamIdOf(websiteId)))
    .replace(/:(people|message)_id/, websiteId)
    .replace(':user_api_key', 'me');
}

/** What a furnished website's channel is addressed by. */
export function streamIdOf(websiteId: string): number {
  return Number.parseInt(websiteId.slice(0, 7), 16) + 1_000_000;
}

const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/website/:website_id/keys/self/rotate': {},
  'PATCH /v1/website/:website_id/conversation/:session_id/state': { state: 'resolved' },
  'PATCH /v1/website/:website_id/conversation/:session_id/meta': { nickname: 'Renamed by the matrix' },
  'POST /v1/website/:website_id/conversation/:session_id/message': { type: 'text', from: 'operator', origin: 'chat', content: 'Hello' },
  'POST /v1/website/:website_id/people/profile': { person: { nickname: 'Ada' } },
  'PATCH /v1/website/:website_id/people/profile/:people_id': { person: { nickname: 'Renamed by the matrix' } },
  'POST /v1/website/:website_id/channels/:stream_id/messages': { to: 'somebody', content: 'Hello' },
  'POST /api/v1/:user_api_key/sendsms': { agent: '1005', number: '15555551234', body: 'Hello' },
};

/** A body that the route takes. */
export function bodyOf({ method, path }: Pick<DeclaredRouteOfTest, 'method' | 'path'>): object {
  return BODIES[`${method} ${path}`] ?? { name: 'Renamed by the matrix' };
}
