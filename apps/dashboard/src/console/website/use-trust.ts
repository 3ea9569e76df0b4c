import { answer, api, type Shape } from '../../api/client.js';
import { useLongList } from '../../parts/use-pages.js';

export type Developer = Shape<'TrustedDeveloperView'>;

/** @param allowed only owners and administrators may see them */
export function useTrustedDevelopers(websiteId: string, allowed = true) {
  return useLongList(
    ['website', websiteId, 'trusted-developers'],
    (cursor) =>
      answer(
        api.GET('/api/websites/{website_id}/trusted-developers', {
          params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
        }),
      ),
    { enabled: allowed },
  );
}
