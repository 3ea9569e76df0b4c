import { Badge, Code, Stack, Table, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer-review';
import type { Shape } from '../api/client.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { keyOf } from './pair-keys.js';

type Asked = Shape<'RequestedPairView'>;

/** What was asked for, why, and what was decided of each. */
export function VerdictTable({ pairs }: { readonly pairs: readonly Asked[] }) {
  return (
    <Stack component="section" gap="sm">
      <Title order={3} size="h5">
        {texts.pairs}
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.scope}</Table.Th>
              <Table.Th>{texts.why}</Table.Th>
              <Table.Th>{texts.verdict}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pairs.map((pair) => (
              <Table.Tr key={keyOf(pair)}>
                <Table.Td>
                  <Stack gap={4} align="flex-start">
                    <Code className="whole-line">{`${pair.scope} · ${pair.mode}`}</Code>
                    {pair.risk === null ? null : <RiskBadge risk={pair.risk} />}
                    <Text size="sm" c="dimmed">
                      {texts.used(pair.used?.count ?? 0)}
                    </Text>
                  </Stack>
                </Table.Td>
                <Table.Td className="keep-lines">{pair.justification}</Table.Td>
                <Table.Td>
                  <Verdict pair={pair} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Verdict({ pair }: { readonly pair: Asked }) {
  if (pair.verdict === null) return <>{texts.noVerdict}</>;
  return (
    <Stack gap={4} align="flex-start">
      <Badge variant="filled" color={pair.verdict === 'approved' ? 'gate' : 'red.9'}>
        {texts.verdicts[pair.verdict]}
      </Badge>
      {pair.verdict_reason === null ? null : <Text size="sm">{pair.verdict_reason}</Text>}
    </Stack>
  );
}
