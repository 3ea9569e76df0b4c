import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

export const TRUSTED_WEBSITES = ['trusted-websites'] as const;

const of = (pluginId: string) => ({ params: { path: { plugin_id: pluginId } } });

/** Everything about a plugin stands below this key: `invalidateQueries({ queryKey: pluginKey(id) })` after a change. */
export const pluginKey = (pluginId: string) => ['plugin', pluginId] as const;

/** The plugins as a list for `usePages`. */
export const PLUGINS_LIST = [
  ['plugins'],
  (cursor: string | undefined) => answer(api.GET('/api/plugins', { params: { query: cursor === undefined ? {} : { cursor } } })),
] as const;

export const pluginQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'details'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}', of(pluginId))),
    // Quotas and last uses stand there too.
    meta: { movesWith: 'requests' },
  });

export const grantQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'grant'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/grant', of(pluginId))),
  });

export const unusedQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'unused'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/grant/unused', of(pluginId))),
    meta: { movesWith: 'requests' },
  });

export const catalogueQuery = queryOptions({
  queryKey: ['scopes'],
  staleTime: 600_000,
  queryFn: () => answer(api.GET('/api/scopes')),
});

export const draftFromUseQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'use-draft'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/scope-requests/draft', of(pluginId))),
  });

/** The newest requests; a plugin has few, and at most one that is open. */
export const requestsQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'requests'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/scope-requests', of(pluginId))),
  });

export const requestQuery = (pluginId: string, id: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'requests', id],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/scope-requests/{id}', { params: { path: { plugin_id: pluginId, id } } })),
    meta: { movesWith: 'queue' },
  });

export const threadQuery = (pluginId: string, id: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'requests', id, 'thread'],
    queryFn: () =>
      answer(api.GET('/api/plugins/{plugin_id}/scope-requests/{id}/thread', { params: { path: { plugin_id: pluginId, id } } })),
  });

export const quotaUseQuery = (pluginId: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'quota-use'],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/quota-requests/use', of(pluginId))),
    meta: { movesWith: 'requests' },
  });

export const quotaRequestQuery = (pluginId: string, id: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'quota-requests', id],
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/quota-requests/{id}', { params: { path: { plugin_id: pluginId, id } } })),
    meta: { movesWith: 'queue' },
  });

export const quotaThreadQuery = (pluginId: string, id: string) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'quota-requests', id, 'thread'],
    queryFn: () =>
      answer(api.GET('/api/plugins/{plugin_id}/quota-requests/{id}/thread', { params: { path: { plugin_id: pluginId, id } } })),
  });
