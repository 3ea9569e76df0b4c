import { Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { texts as itemTexts } from '@texts/reviewer-item';
import { When } from '../parts/when.js';
import { Fact } from './card-head.js';
import type { Card } from './queries.js';

/** What a kind without pairs asks for. */
export function KindDetails({ card }: { readonly card: Card }) {
  if (card.kind === 'quota_increase') return <QuotaAsked details={card.details} />;
  if (card.kind === 'contact_centre_key') return <KeyAsked details={card.details} />;
  return null;
}

type Details = Card['details'];

function QuotaAsked({ details }: { readonly details: Details }) {
  const t = itemTexts.quota;
  const days = Array.isArray(details.days) ? details.days.flatMap(dayOf) : [];
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t.title}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Fact name={t.from}>{numberText(details.from_limit)}</Fact>
          <Fact name={t.present}>{numberText(details.present_limit)}</Fact>
          <Fact name={t.asked}>
            <b>{numberText(details.daily_limit)}</b>
          </Fact>
        </SimpleGrid>
        <Fact name={t.reason}>
          <span className="keep-lines">{text(details.reason)}</span>
        </Fact>
        <Text size="sm">
          {typeof details.predicted_exhaustion === 'string' ? `${t.exhaustion} ${details.predicted_exhaustion}.` : t.exhaustionNone}
        </Text>
        <div>
          <Title order={3} size="h5">
            {t.use}
          </Title>
          <Table.ScrollContainer minWidth={260} mah={260}>
            <Table stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t.day}</Table.Th>
                  <Table.Th>{t.requests}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {days.toReversed().map(({ day, count }) => (
                  <Table.Tr key={day}>
                    <Table.Td>{day}</Table.Td>
                    <Table.Td>{count.toLocaleString()}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      </Stack>
    </Paper>
  );
}

function KeyAsked({ details }: { readonly details: Details }) {
  const t = itemTexts.key;
  const addresses = Array.isArray(details.allowed_addresses) ? details.allowed_addresses.map(String) : [];
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t.title}
        </Title>
        <Text>{t.full}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Fact name={t.name}>{text(details.name)}</Fact>
          <Fact name={t.expires}>
            <When at={typeof details.expires_at === 'string' ? details.expires_at : null} />
          </Fact>
          <Fact name={t.addresses}>{addresses.length === 0 ? t.everywhere : addresses.join(', ')}</Fact>
          <Fact name={t.inUrl}>{details.allowed_in_url === true ? t.yes : t.no}</Fact>
          <Fact name={t.quota}>{typeof details.daily_quota === 'number' ? details.daily_quota.toLocaleString() : t.usual}</Fact>
        </SimpleGrid>
        <Fact name={t.justification}>
          <span className="keep-lines">{text(details.justification)}</span>
        </Fact>
      </Stack>
    </Paper>
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberText = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString() : '');

/** One day of use; the shape of `details` is the kind's own and no part of the API's document. */
function dayOf(value: unknown): { day: string; count: number }[] {
  if (typeof value !== 'object' || value === null || !('day' in value) || !('used' in value)) return [];
  return [{ day: String(value.day), count: Number(value.used) }];
}
