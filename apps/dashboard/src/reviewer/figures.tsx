import { Button, Collapse, Group, Paper, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-figures';
import { lazy, Suspense, type ReactNode } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { useLive } from '../parts/use-live.js';
import { When } from '../parts/when.js';

const CHART_HEIGHT = 240;
const ThroughputChart = lazy(() => import('./throughput-chart.js'));

/** How the queue does: age, throughput, agreement, and the times that developers are told. */
export function Figures() {
  useLive('marketplace', 'review');
  const figures = useQuery({ queryKey: ['review', 'figures'], queryFn: () => answer(api.GET('/api/review/figures')) });
  const times = useQuery({ queryKey: ['review', 'times'], queryFn: () => answer(api.GET('/api/review-times')) });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={figures} rows={12}>
        {({ waiting, throughput, agreement }) => (
          <>
            <Waiting waiting={waiting} />
            <Throughput days={throughput} />
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <Answered query={times}>{(published) => <Times times={published} />}</Answered>
              <Section title={t.agreement(agreement.days)}>
                <Text>{t.agreed(agreement.agreed, agreement.pairs_of_reviewers)}</Text>
                <Text>{t.overturned(agreement.overturned, agreement.appeals)}</Text>
              </Section>
            </SimpleGrid>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

function Waiting({ waiting }: { readonly waiting: readonly Shape<'WaitingView'>[] }) {
  return (
    <Section title={t.waiting}>
      <Figure headings={[t.risk, t.count, t.overdue, ...t.ages, t.oldest]}>
        {waiting.map((tier) => (
          <Table.Tr key={tier.risk}>
            <Table.Td>
              <RiskBadge risk={tier.risk} />
            </Table.Td>
            {[tier.waiting, tier.overdue, tier.under_a_day, tier.under_three_days, tier.longer].map((count, index) => (
              <Table.Td key={index}>{count.toLocaleString()}</Table.Td>
            ))}
            <Table.Td>{tier.oldest === null ? t.nothing : <When at={tier.oldest} relative />}</Table.Td>
          </Table.Tr>
        ))}
      </Figure>
    </Section>
  );
}

function Times({ times: { days, tiers } }: { readonly times: Shape<'ReviewTimesView'> }) {
  const hours = (value: number | null): string => (value === null ? t.few : t.hours(value));
  return (
    <Section title={t.times(days)}>
      <Figure headings={[t.risk, t.samples, t.p50, t.p90]}>
        {tiers.map(({ risk, samples, p50_hours, p90_hours }) => (
          <Table.Tr key={risk}>
            <Table.Td>
              <RiskBadge risk={risk} />
            </Table.Td>
            <Table.Td>{samples.toLocaleString()}</Table.Td>
            <Table.Td>{hours(p50_hours)}</Table.Td>
            <Table.Td>{hours(p90_hours)}</Table.Td>
          </Table.Tr>
        ))}
      </Figure>
    </Section>
  );
}

function Throughput({ days }: { readonly days: readonly Shape<'ThroughputDayView'>[] }) {
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <Section title={t.throughput}>
      <div role="img" aria-label={t.chart}>
        <Suspense fallback={<Skeleton height={CHART_HEIGHT} />}>
          <ThroughputChart days={days} height={CHART_HEIGHT} />
        </Suspense>
      </div>
      <Group>
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={shown}>
          {t.table}
        </Button>
      </Group>
      <Collapse expanded={shown}>
        <Figure headings={[t.day, t.queued, t.people, t.policy]}>
          {days.toReversed().map(({ day, queued, by_people, by_policy }) => (
            <Table.Tr key={day}>
              {[day, queued, by_people, by_policy].map((value, index) => (
                <Table.Td key={index}>{value.toLocaleString()}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Figure>
      </Collapse>
    </Section>
  );
}

function Figure({ headings, children }: { readonly headings: readonly string[]; readonly children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {headings.map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
