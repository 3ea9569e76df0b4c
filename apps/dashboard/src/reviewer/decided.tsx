import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts as itemTexts } from '@texts/reviewer-item';
import { texts as queueTexts } from '@texts/reviewer-queue';
import { texts as t } from '@texts/reviewer-verdict';
import { useEffect, useState } from 'react';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { When } from '../parts/when.js';
import { useAccount } from '../session/session.js';
import { cardQuery, useKeepCard, type Card } from './queries.js';
import { useKeys } from './use-keys.js';
import { useNow } from './use-now.js';

/** What was decided, the ten seconds in which it can be taken back, and the first of two verdicts. */
export function Decided({ card }: { readonly card: Card }) {
  const me = useAccount('marketplace').id;
  if (card.state === 'decided') return card.hold_until === null ? <Outcome card={card} /> : <Held card={card} until={card.hold_until} />;
  if (!card.waiting_for_second) return card.need_eyes === 2 ? <Alert color="gray">{itemTexts.eyes.two}</Alert> : null;
  const mine = card.verdicts.some(({ reviewer }) => reviewer?.id === me);
  return (
    <Alert color="yellow" role="status" title={itemTexts.eyes.two}>
      <Group justify="space-between">
        <Text size="sm">{itemTexts.eyes.waiting}</Text>
        {mine ? <TakeBack card={card} act={itemTexts.eyes.takeBack} /> : null}
      </Group>
    </Alert>
  );
}

function Held({ card, until }: { readonly card: Card; readonly until: string }) {
  const me = useAccount('marketplace').id;
  const queries = useQueryClient();
  const left = Math.ceil((new Date(until).getTime() - useNow(250).getTime()) / 1000);
  const over = left <= 0;
  useEffect(() => {
    if (over) void queries.invalidateQueries(cardQuery(card.id));
  }, [over, queries, card.id]);
  return (
    <Alert color="gate" variant="light" title={t.holding[card.verdict ?? 'approve']}>
      <Group justify="space-between">
        <Text size="sm">{over ? t.takingEffect : t.effectIn(left)}</Text>
        {card.decision?.reviewer?.id === me ? <TakeBack card={card} act={t.takeBack} /> : null}
      </Group>
    </Alert>
  );
}

function TakeBack({ card, act }: { readonly card: Card; readonly act: string }) {
  const keep = useKeepCard();
  const [error, setError] = useState<unknown>(null);
  const takeBack = async (): Promise<void> => {
    setError(null);
    try {
      keep(await answer(api.DELETE('/api/review/items/{id}/decision', { params: { path: { id: card.id } } })));
      notifications.show({ message: t.takenBack });
    } catch (thrown) {
      setError(thrown);
    }
  };
  useKeys({ u: () => void takeBack() });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => void takeBack()}>
        {act}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

function Outcome({ card: { decision } }: { readonly card: Card }) {
  if (!decision) return null;
  const word = decision.partly ? itemTexts.partly : queueTexts.decided[decision.verdict];
  return (
    <Alert color="gray" title={`${itemTexts.decision}: ${word}`}>
      <Text size="sm" component="div">
        {decision.reviewer?.name ?? itemTexts.policy} · <When at={decision.at} />
      </Text>
      {decision.reason === null ? null : (
        <Text size="sm" mt={4} className="keep-lines">
          {decision.reason}
        </Text>
      )}
    </Alert>
  );
}
