import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { texts as itemTexts } from '@texts/reviewer-item';
import { useEffect, useEffectEvent, useState } from 'react';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { When } from '../parts/when.js';
import { useAccount } from '../session/session.js';
import { useKeepCard, type Card } from './queries.js';

const t = itemTexts.lease;
/** A third of the lease's time: one lost renewal does no harm. */
const RENEW_MS = 5 * 60_000;

/** Who works on the item, and the way to take it or let it go. */
export function LeasePanel({ card }: { readonly card: Card }) {
  const keep = useKeepCard();
  const mine = card.lease?.holder.id === useAccount('marketplace').id;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useHeldLease(card.id, mine && card.state === 'open', keep, setError);
  if (card.state !== 'open') return null;

  const change = async (act: Promise<Card>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      keep(await act);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const words = mine ? t.mine : card.lease ? t.theirs(card.lease.holder.name) : t.free;
  return (
    <>
      <Alert
        color={mine ? 'gate' : 'gray'}
        variant="light"
        role="status"
        icon={card.lease ? <IconLock aria-hidden /> : <IconLockOpen aria-hidden />}
      >
        <Group justify="space-between">
          <Text size="sm" component="div">
            {words}{' '}
            {card.lease ? (
              <>
                ({t.until} <When at={card.lease.until} />)
              </>
            ) : null}
          </Text>
          {mine ? (
            <Button size="xs" variant="default" loading={busy} onClick={() => void change(release(card.id))}>
              {t.left}
            </Button>
          ) : card.can_decide ? (
            <Button size="xs" loading={busy} onClick={() => void change(take(card.id))}>
              {t.take}
            </Button>
          ) : null}
        </Group>
      </Alert>
      <ProblemAlert error={error} />
    </>
  );
}

/** Renews a lease while the page is open, and lets it go when the page is left or closed. */
function useHeldLease(id: string, held: boolean, keep: (card: Card) => void, failed: (error: unknown) => void): void {
  // New at each rendering; the lease must not be let go for that.
  const renewed = useEffectEvent(keep);
  const lost = useEffectEvent(failed);
  useEffect(() => {
    if (!held) return;
    const renewal = setInterval(() => {
      take(id).then(
        (card) => renewed(card),
        (error: unknown) => lost(error),
      );
    }, RENEW_MS);
    const leave = (): void => {
      // Nobody is there any more to be told of a failure; the lease ends by itself then.
      release(id).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(renewal);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, held]);
}

const take = (id: string): Promise<Card> => answer(api.POST('/api/review/items/{id}/lease', { params: { path: { id } } }));

/** `keepalive`: the request outlives the page. */
const release = (id: string): Promise<Card> =>
  answer(api.DELETE('/api/review/items/{id}/lease', { params: { path: { id } }, keepalive: true }));
