import { useQuery } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';

export type AccessGroup = Shape<'GroupView'>;

/** The operators and keys that are in a group. */
export function useMembers(websiteId: string, groupId: string) {
  const params = { path: { website_id: websiteId, group_id: groupId } };
  return useQuery({
    queryKey: ['website', websiteId, 'groups', groupId],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/groups/{group_id}', { params })),
  });
}
