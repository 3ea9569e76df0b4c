import { List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-item';
import { texts as queueTexts } from '@texts/reviewer-queue';
import type { ReactNode } from 'react';
import { TextLink } from '../parts/links.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { When } from '../parts/when.js';
import type { Card } from './queries.js';
import { pairKey } from './verdict-draft.js';

/** What a reviewer has to know beside what is asked. */
export function CardContext({ card }: { readonly card: Card }) {
  return (
    <Stack gap="lg">
      <Findings card={card} />
      {card.plugin ? <Holds card={card} /> : null}
      {card.plugin ? <Use card={card} /> : null}
      <Earlier card={card} />
      <History card={card} />
    </Stack>
  );
}

function Section({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {lead === undefined ? null : (
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}

function Findings({ card: { findings } }: { readonly card: Card }) {
  return (
    <Section title={t.findings}>
      {findings.length === 0 ? <Text size="sm">{t.noFindings}</Text> : null}
      <List size="sm" spacing={4}>
        {findings.map(({ code, severity, scope, mode, detail }) => (
          <List.Item key={`${code} ${scope ?? ''} ${mode ?? ''}`}>
            <b>{t.severity[severity]}:</b> {detail}{' '}
            {scope === null ? null : <span className="break-anywhere">({pairKey({ scope, mode: mode ?? '' })})</span>}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function Holds({ card: { holds } }: { readonly card: Card }) {
  return (
    <Section title={t.holds}>
      {holds.length === 0 ? <Text size="sm">{t.holdsNothing}</Text> : null}
      <Stack gap="xs">
        {holds.map((pair) => (
          <div key={pairKey(pair)}>
            <Text size="sm" fw={600} className="break-anywhere" component="span">
              {pair.scope} · {texts.mode[pair.mode]}
            </Text>{' '}
            {pair.risk === null ? null : <RiskBadge risk={pair.risk} />}
            <Text size="sm">{pair.text ?? t.unknownPair}</Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function Use({ card: { development_use: use } }: { readonly card: Card }) {
  return (
    <Section title={t.use} lead={t.useLead}>
      {use.length === 0 ? (
        <Text size="sm">{t.noUse}</Text>
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                {[t.route, t.needs, t.count, t.lastDay].map((heading) => (
                  <Table.Th key={heading}>{heading}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {use.map(({ route, scope, mode, count, last_day }) => (
                <Table.Tr key={`${route} ${scope ?? ''} ${mode ?? ''}`}>
                  <Table.Td className="break-anywhere">{route}</Table.Td>
                  <Table.Td className="break-anywhere">{scope === null ? '' : pairKey({ scope, mode: mode ?? '' })}</Table.Td>
                  <Table.Td>{count.toLocaleString()}</Table.Td>
                  <Table.Td>{last_day}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}

function Earlier({ card: { earlier_verdicts: earlier } }: { readonly card: Card }) {
  return (
    <Section title={t.earlier}>
      {earlier.length === 0 ? <Text size="sm">{t.noEarlier}</Text> : null}
      <Stack gap="xs">
        {earlier.map(({ item_id, kind, title, same_plugin, verdict, reason, at }) => (
          <div key={`${item_id} ${at}`}>
            <Text size="sm" component="div">
              <TextLink to="/review/items/$itemId" params={{ itemId: item_id }}>
                {title}
              </TextLink>{' '}
              · {texts.kind(kind)} · <b>{queueTexts.decided[verdict]}</b> · <When at={at} relative /> ·{' '}
              {same_plugin ? t.samePlugin : t.otherPlugin}
            </Text>
            {reason === null ? null : (
              <Text size="sm" c="dimmed" className="keep-lines">
                {reason}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function History({ card: { events } }: { readonly card: Card }) {
  return (
    <Section title={t.history}>
      <List size="sm" spacing={4}>
        {events.map(({ at, by, to, reason, revision }) => (
          <List.Item key={`${at} ${to} ${revision}`}>
            <When at={at} /> · {to.replaceAll('_', ' ')} · {t.by[by]}
            {reason === null ? null : (
              <Text size="sm" c="dimmed" className="keep-lines">
                {reason}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
