import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { Answered } from '../parts/answered.js';
import { TextLink } from '../parts/links.js';
import { Chart } from './chart.js';
import { pointsOf, usageQuery } from './usage-data.js';

const t = texts.overview;

/** Requests of the last seven days, development and production. */
export function SmallUsage({ pluginId }: { readonly pluginId: string }) {
  const query = useQuery(usageQuery(pluginId, { interval: 'day' }));
  return (
    <Answered query={query} rows={4}>
      {({ series }) => {
        const named = series.map(({ environment, buckets }) => ({
          name: texts.tokens.environment[environment === 'production' ? 'production' : 'development'],
          buckets,
        }));
        if (series.every(({ requests }) => requests === 0))
          return (
            <Text c="dimmed" size="sm">
              {t.noRequests}. {t.noRequestsLead}
            </Text>
          );
        return (
          <>
            <Chart points={pointsOf(named)} series={named.map(({ name }) => name)} interval="day" height={160} label={t.week} />
            <Group>
              <TextLink to="/plugins/$pluginId/usage" params={{ pluginId }} size="sm">
                {t.more}
              </TextLink>
            </Group>
          </>
        );
      }}
    </Answered>
  );
}
