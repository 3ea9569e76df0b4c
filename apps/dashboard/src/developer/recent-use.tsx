import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { Counted } from '../parts/counted.js';
import { usageQuery, type Environment } from './usage-data.js';

export interface RecentUseProps {
  readonly pluginId: string;
  /** Left out: both environments together. */
  readonly environment?: Environment;
}

/** How much stops, in one sentence, for whoever is about to stop it. */
export function RecentUse({ pluginId, environment }: RecentUseProps) {
  const query = useQuery(usageQuery(pluginId, { interval: 'day' }));
  return (
    <Counted query={query}>
      {({ series }) => {
        const counted = series.filter((one) => environment === undefined || one.environment === environment);
        return <Text size="sm">{texts.recentUse(counted.reduce((sum, { requests }) => sum + requests, 0))}</Text>;
      }}
    </Counted>
  );
}
