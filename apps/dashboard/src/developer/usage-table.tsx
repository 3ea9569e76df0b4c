import { Table, Text } from '@mantine/core';
import { texts } from '@texts/developer-usage';
import type { Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { nameOf, type Group, type Interval } from './usage-data.js';

export interface UsageTableProps {
  readonly series: readonly Shape<'UsageSeries'>[];
  readonly group: Group;
  readonly leftOut: number;
}

/** The numbers of the chart, the largest first. */
export function UsageTable({ series, group, leftOut }: UsageTableProps) {
  const all = series.reduce((sum, { requests }) => sum + requests, 0);
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.groups[group]}</Table.Th>
              <Table.Th ta="right">{texts.requests}</Table.Th>
              <Table.Th ta="right">{texts.share}</Table.Th>
              <Table.Th ta="right">{texts.p50}</Table.Th>
              <Table.Th ta="right">{texts.p99}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {series.map((one) => (
              <Table.Tr key={nameOf(one, group) ?? ''}>
                <Table.Td className="break-anywhere">
                  <Name one={one} group={group} />
                </Table.Td>
                <Table.Td ta="right">{one.requests.toLocaleString()}</Table.Td>
                <Table.Td ta="right">{texts.percent(one.requests, all)}</Table.Td>
                <Table.Td ta="right">{texts.ms(one.p50_ms)}</Table.Td>
                <Table.Td ta="right">{texts.ms(one.p99_ms)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {leftOut === 0 ? null : <Text size="sm">{texts.leftOut(leftOut)}</Text>}
    </>
  );
}

function Name({ one, group }: { readonly one: Shape<'UsageSeries'>; readonly group: Group }) {
  const name = nameOf(one, group);
  if (name === null) return <>{texts.none[group]}</>;
  if (group !== 'website') return <>{name}</>;
  return (
    <>
      {typeof one.website_name === 'string' ? <Text size="sm">{one.website_name}</Text> : null}
      <CopyValue value={name} what={texts.websiteId} />
    </>
  );
}

export interface UsageBucketsProps {
  readonly buckets: readonly Shape<'UsageBucket'>[];
  readonly interval: Interval;
}

/** Bucket by bucket, for who reads better than they see. Buckets without a request are left out. */
export function UsageBuckets({ buckets, interval }: UsageBucketsProps) {
  const used = buckets.filter(({ requests }) => requests > 0);
  if (used.length === 0) return null;
  return (
    <details>
      <summary>{texts.table}</summary>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{interval === 'day' ? texts.dayUtc : texts.hourUtc}</Table.Th>
              <Table.Th ta="right">{texts.requests}</Table.Th>
              <Table.Th ta="right">{texts.p50}</Table.Th>
              <Table.Th ta="right">{texts.p99}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {used.map(({ start, requests, p50_ms, p99_ms }) => (
              <Table.Tr key={start}>
                <Table.Td>{texts.bucket(start, interval)}</Table.Td>
                <Table.Td ta="right">{requests.toLocaleString()}</Table.Td>
                <Table.Td ta="right">{texts.ms(p50_ms)}</Table.Td>
                <Table.Td ta="right">{texts.ms(p99_ms)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
