import { SimpleGrid, Text } from '@mantine/core';
import { texts } from '@texts/developer-usage';
import type { Shape } from '../api/client.js';

export interface TotalsProps {
  readonly total: Shape<'UsageSeries'> | undefined;
  readonly used: number | undefined;
  readonly limit: number | undefined;
}

/** The time asked for in four numbers. */
export function Totals({ total, used, limit }: TotalsProps) {
  const figures = [
    { name: texts.requests, value: (total?.requests ?? 0).toLocaleString() },
    { name: texts.p50, value: texts.ms(total?.p50_ms ?? null) },
    { name: texts.p99, value: texts.ms(total?.p99_ms ?? null) },
    { name: texts.today, value: used === undefined || limit === undefined ? '–' : texts.quota(used, limit) },
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text size="lg" fw={650}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
