import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Shape } from '../api/client.js';
import { pluginKey, pluginQuery } from './queries.js';

const route = getRouteApi('/marketplace/plugins/$pluginId');

export interface PluginOnScreen {
  readonly plugin: Shape<'PluginDetails'>;
  /** After a change: everything about the plugin is asked for again. */
  readonly changed: () => Promise<void>;
}

/** The plugin whose page this is; its route has read it already. */
export function usePlugin(): PluginOnScreen {
  const { pluginId } = route.useParams();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(pluginQuery(pluginId));
  return {
    plugin: data,
    changed: async () => {
      await queries.invalidateQueries({ queryKey: pluginKey(pluginId) });
      await queries.invalidateQueries({ queryKey: ['plugins'] });
    },
  };
}
