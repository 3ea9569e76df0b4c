import { Badge, Button, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts as t } from '@texts/reviewer-item';
import { texts as queueTexts } from '@texts/reviewer-queue';
import type { ReactNode } from 'react';
import { answer, api } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { CopyValue } from '../parts/copy-value.js';
import { TextLink } from '../parts/links.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { When } from '../parts/when.js';
import { useAccount } from '../session/session.js';
import { useKeepCard, type Card } from './queries.js';
import { SlaClock } from './sla-clock.js';

/** Who asks, for what, until when, and who should look at it. */
export function CardHead({ card }: { readonly card: Card }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={t.asks}>
      <Group mb="sm" gap="xs">
        <RiskBadge risk={card.risk} />
        <SlaClock item={card} />
        {card.priority > 0 ? (
          <Badge variant="outline" color="gray" tt="none" className="badge-text">
            {queueTexts.urgent(card.priority)}
          </Badge>
        ) : null}
        {card.appeal_of === null ? null : (
          <Text size="sm">
            {t.appealOf}{' '}
            <TextLink to="/review/items/$itemId" params={{ itemId: card.appeal_of }}>
              {t.appealed}
            </TextLink>
          </Text>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <Fact name={t.asks}>
          {card.developer.name}
          <Text size="sm" c="dimmed">
            {t.age(card.developer.account_age_days)}
          </Text>
          <CopyValue value={card.developer.id} what={queueTexts.filter.developer} />
        </Fact>
        {card.plugin ? (
          <Fact name={t.plugin}>
            {card.plugin.name}
            <Text size="sm" c="dimmed" className="break-anywhere">
              {card.plugin.urn}
            </Text>
            <CopyValue value={card.plugin.id} what={queueTexts.filter.plugin} />
          </Fact>
        ) : null}
        {card.website ? (
          <Fact name={t.website}>
            {card.website.name}
            <Text size="sm" c="dimmed">
              {card.website.domain}
            </Text>
            <CopyValue value={card.website.id} what={queueTexts.filter.website} />
          </Fact>
        ) : null}
        <Fact name={t.queued}>
          <When at={card.queued_at} relative />
        </Fact>
        <Assignee card={card} />
      </SimpleGrid>
    </Paper>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text component="div" className="break-anywhere">
        {children}
      </Text>
    </div>
  );
}

function Assignee({ card }: { readonly card: Card }) {
  const me = useAccount('marketplace').id;
  const keep = useKeepCard();
  const assign = async (account_id: string | null): Promise<void> => {
    try {
      keep(await answer(api.PUT('/api/review/items/{id}/assignee', { params: { path: { id: card.id } }, body: { account_id } })));
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    }
  };
  return (
    <Fact name={t.assignee}>
      {card.assignee?.name ?? t.nobody}
      {card.state === 'open' ? (
        <div>
          {card.assignee?.id === me ? (
            <Button size="compact-xs" variant="default" onClick={() => void assign(null)}>
              {t.unassign}
            </Button>
          ) : (
            <Button size="compact-xs" variant="default" onClick={() => void assign(me)}>
              {t.assignMe}
            </Button>
          )}
        </div>
      ) : null}
    </Fact>
  );
}
