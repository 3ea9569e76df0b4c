import { useQuery } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';
import { usageReport } from './usage-report.js';

/** Requests of the last seven days. */
export interface Volume {
  /** With production keypairs; `last` is the beginning of the last hour with a request. */
  ofPlugin(id: string): { readonly requests: number; readonly last: string | null };
  ofCredential(id: string): number;
  /** With development keypairs, of all trusted developers together. */
  readonly development: number;
}

const DAYS_MS = 7 * 86_400_000;

export function useVolume(websiteId: string): Volume | undefined {
  const usage = async (group_by: 'plugin' | 'credential', interval: 'hour' | 'day') =>
    usageReport(
      await answer(
        api.GET('/api/websites/{website_id}/usage', {
          params: {
            path: { website_id: websiteId },
            query: { group_by, interval, format: 'json', from: new Date(Date.now() - DAYS_MS).toISOString() },
          },
        }),
      ),
    );
  const { data } = useQuery({
    queryKey: ['website', websiteId, 'volume'],
    queryFn: async () => volumeOf(await usage('plugin', 'hour'), await usage('credential', 'day')),
  });
  return data;
}

function volumeOf(plugins: Shape<'UsageView'>, credentials: Shape<'UsageView'>): Volume {
  const sum = (series: readonly Shape<'UsageSeries'>[]) => series.reduce((total, { requests }) => total + requests, 0);
  const production = plugins.series.filter(({ environment }) => environment === 'production');
  return {
    ofPlugin: (id) => {
      const own = production.filter(({ plugin }) => plugin === id);
      const used = own.flatMap(({ buckets }) => buckets).filter(({ requests }) => requests > 0);
      return { requests: sum(own), last: used.at(-1)?.start ?? null };
    },
    ofCredential: (id) => sum(credentials.series.filter(({ credential }) => credential === id)),
    development: sum(plugins.series.filter(({ environment }) => environment === 'development')),
  };
}
