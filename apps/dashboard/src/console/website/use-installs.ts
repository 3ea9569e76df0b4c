import { useQueryClient } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';
import { useLongList } from '../../parts/use-pages.js';
import type { Pair } from '../pairs.js';
import { exactly } from '../pairs.js';

export type Install = Shape<'InstallView'>;

const keyOf = (websiteId: string) => ['website', websiteId, 'installs'];

/** The plugins installed on a website, page after page. */
export function useInstalls(websiteId: string) {
  return useLongList(keyOf(websiteId), (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/installs', {
        params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
}

/** What an owner or administrator may do to one of them. */
export function useInstallActs({ website_id, plugin }: Install) {
  const queries = useQueryClient();
  const params = { path: { website_id, plugin_id: plugin.id } };
  const reread = () => queries.invalidateQueries({ queryKey: ['website', website_id] });
  return {
    agree: async (pairs: readonly Pair[]) => {
      await answer(api.POST('/api/websites/{website_id}/installs/{plugin_id}/consent', { params, body: { pairs: pairs.map(exactly) } }));
      await reread();
    },
    withdraw: async (pairs: readonly Pair[]) => {
      await answer(api.DELETE('/api/websites/{website_id}/installs/{plugin_id}/consent', { params, body: { pairs: pairs.map(exactly) } }));
      await reread();
    },
    uninstall: async () => {
      await answer(api.DELETE('/api/websites/{website_id}/installs/{plugin_id}', { params }));
      await reread();
    },
  };
}
