import { useQuery } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';

/** What the platform lets keys be; until that is known, nothing beyond the usual. */
export function useKeyTerms(websiteId: string): Shape<'KeyTermsView'> {
  const { data } = useQuery({
    queryKey: ['website', websiteId, 'key-terms'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/key-terms', { params: { path: { website_id: websiteId } } })),
  });
  return data ?? { viewable_keys: false, keys_without_expiry: false };
}
