import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { usageQuery, type Environment } from './usage-data.js';

export interface RecentUseProps {
  readonly pluginId: string;
  /** Left out: both environments together. */
  readonly environment?: Environment;
}

/** How much stops, in one sentence, for whoever is about to stop it. Nothing while it is not known. */
export function RecentUse({ pluginId, environment }: RecentUseProps) {
  const { data } = useQuery(usageQuery(pluginId, { interval: 'day' }));
  if (!data) return null;
  const counted = data.series.filter((one) => environment === undefined || one.environment === environment);
  return <Text size="sm">{texts.recentUse(counted.reduce((sum, { requests }) => sum + requests, 0))}</Text>;
}
