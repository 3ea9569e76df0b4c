import { useQuery } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';
import { looks, type Website } from './use-website.js';

export type Activity = Shape<'ActivityView'>;

const FRESH_MS = 3_000;

/** What something did in the last seven days; null: nothing; undefined: not read yet; `unknown`: it cannot be read, or is among too many. */
export type ActivityOf = (kind: Activity['kind'], id: string) => Activity | null | undefined | 'unknown';

/** Who used the website in the last seven days. Operators may not see it. */
export function useActivity({ id: websiteId, role }: Website): ActivityOf {
  const { data, isError } = useQuery({
    queryKey: ['website', websiteId, 'activity'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/activity', { params: { path: { website_id: websiteId } } })),
    staleTime: FRESH_MS,
    meta: { movesWith: 'requests' },
    enabled: looks(role),
  });
  return (kind, id) => {
    if (data === undefined) return isError ? 'unknown' : undefined;
    return data.items.find((one) => one.kind === kind && one.id === id) ?? (data.left_out === 0 ? null : 'unknown');
  };
}
