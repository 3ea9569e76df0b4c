import { Alert, Button, Group, NativeSelect, Paper, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/reviewer';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { readDraft, useDraft } from '../parts/use-draft.js';
import { AskedPairs, PAIRS } from './asked-pairs.js';
import { CommentsForm } from './comments-form.js';
import { isOneOf } from './filters.js';
import { KindDetails } from './kind-details.js';
import { cannedReasonsQuery, useKeepCard, type Card } from './queries.js';
import { reasonOptions } from './reason-options.js';
import { focusNext, useKeys } from './use-keys.js';
import { allDenied, bodyOf, draftKey, EMPTY, missingIn, pairKey, readVerdict, VERDICTS, type VerdictDraft } from './verdict-draft.js';

const t = texts.verdict;

export interface VerdictDeskProps {
  readonly card: Card;
  /** What the key in the queue asked for: filled in, and not sent. */
  readonly start: 'approve' | 'deny' | undefined;
}

/** What is asked, with a verdict on each pair or on the whole. Nothing of it is lost by a reload, a refusal or a take back. */
export function VerdictDesk({ card, start }: VerdictDeskProps) {
  const { data: canned = [] } = useQuery(cannedReasonsQuery);
  const keep = useKeepCard();
  const [draft, setDraft] = useState<VerdictDraft>(() => readVerdict(readDraft(draftKey(card))) ?? started(card, start));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  useDraft(draftKey(card), draft === EMPTY ? null : draft);
  const change = (changes: Partial<VerdictDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const missing = missingIn(draft, card);

  const send = async (): Promise<void> => {
    if (missing !== null || sending.current || !card.can_decide) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      const body = bodyOf(draft, card, canned);
      keep(await answer(api.POST('/api/review/items/{id}/decision', { params: { path: { id: card.id } }, body })));
    } catch (thrown) {
      setError(thrown);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const approvePair = (key: string): void =>
    change({ verdict: 'approve', pairs: { ...draft.pairs, [key]: { verdict: 'approved', code: '', text: '' } } });
  const denyPair = (key: string): void =>
    change({ verdict: 'approve', pairs: { ...draft.pairs, [key]: { code: '', text: '', ...draft.pairs[key], verdict: 'denied' } } });

  useKeys(
    card.can_decide
      ? {
          j: () => focusNext(PAIRS, 1),
          k: () => focusNext(PAIRS, -1),
          a: () => {
            const key = pairInFocus(draft, card);
            if (key === null) change({ verdict: 'approve' });
            else {
              flushSync(() => approvePair(key));
              document.querySelector<HTMLElement>(`[data-pair="${key}"]`)?.focus();
              focusNext(PAIRS, 1);
            }
          },
          d: () => {
            const key = pairInFocus(draft, card);
            flushSync(() => (key === null ? change({ verdict: 'reject' }) : denyPair(key)));
            document.querySelector<HTMLElement>(key === null ? '[data-reason]' : `[data-pair="${key}"] select`)?.focus();
          },
          s: () => void send(),
        }
      : {},
  );
  const pairs = card.asked.length > 0;
  return (
    <>
      <KindDetails card={card} />
      {pairs || card.removed.length > 0 ? (
        <AskedPairs
          card={card}
          canned={canned}
          draft={card.can_decide && draft.verdict === 'approve' ? draft : null}
          onChange={(key, pair) => change({ pairs: { ...draft.pairs, [key]: pair } })}
        />
      ) : null}
      {card.can_decide ? (
        <Paper withBorder p="md" component="section">
          <Stack>
            <Title order={2} size="h4">
              {t.title}
            </Title>
            <SegmentedControl
              aria-label={t.whole}
              fullWidth
              orientation="horizontal"
              value={draft.verdict}
              onChange={(value) => change({ verdict: isOneOf(VERDICTS, value) ? value : 'approve' })}
              data={[
                { value: 'approve', label: pairs ? t.approvePairs : t.approve },
                { value: 'reject', label: t.reject },
                { value: 'request_changes', label: t.changes },
              ]}
            />
            {draft.verdict === 'approve' && pairs ? (
              <Group>
                <Button size="xs" variant="default" onClick={() => change({ pairs: allApproved(card) })}>
                  {t.approveAll}
                </Button>
              </Group>
            ) : null}
            {draft.verdict === 'approve' ? null : (
              <NativeSelect
                label={texts.reason.canned}
                data-reason
                value={draft.code}
                onChange={({ currentTarget: { value } }) => change({ code: value })}
                data={reasonOptions(canned, draft.verdict)}
              />
            )}
            <Textarea
              label={draft.verdict === 'approve' ? t.note : t.reason}
              description={draft.verdict === 'approve' ? undefined : t.textHint}
              value={draft.reason}
              maxLength={2000}
              autosize
              minRows={2}
              onChange={({ currentTarget: { value } }) => change({ reason: value })}
            />
            {draft.verdict === 'request_changes' && pairs ? (
              <CommentsForm asked={card.asked.map(pairKey)} comments={draft.comments} onChange={(comments) => change({ comments })} />
            ) : null}
            <ProblemAlert error={error} />
            <Text size="sm" role="status">
              {missing === null
                ? draft.verdict === 'approve' && allDenied(draft, card)
                  ? t.allDenied
                  : t.hold
                : whatIsMissing(missing, draft, card)}
            </Text>
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {t.kept}
              </Text>
              <Button
                color={draft.verdict === 'reject' ? 'red.9' : 'gate'}
                disabled={missing !== null}
                loading={busy}
                onClick={() => void send()}
              >
                {t.send[draft.verdict === 'approve' && allDenied(draft, card) ? 'reject' : draft.verdict]}
              </Button>
            </Group>
          </Stack>
        </Paper>
      ) : card.state === 'open' ? (
        <Alert color="gray" title={t.closed}>
          {card.why_not}
        </Alert>
      ) : null}
    </>
  );
}

function started(card: Card, start: VerdictDeskProps['start']): VerdictDraft {
  switch (start) {
    case 'approve':
      return { ...EMPTY, pairs: allApproved(card) };
    case 'deny':
      return { ...EMPTY, verdict: 'reject' };
    case undefined:
      return EMPTY;
  }
}

function allApproved({ asked }: Card): VerdictDraft['pairs'] {
  return Object.fromEntries(asked.map((pair) => [pairKey(pair), { verdict: 'approved' as const, code: '', text: '' }]));
}

/** The pair that has the focus, or else the first one without a verdict; null where there are none. */
function pairInFocus(draft: VerdictDraft, { asked }: Card): string | null {
  const focused = document.activeElement?.closest('[data-pair]')?.getAttribute('data-pair');
  const keys = asked.map(pairKey);
  return focused ?? keys.find((key) => draft.pairs[key] === undefined) ?? keys[0] ?? null;
}

function whatIsMissing(missing: 'pairs' | 'reasons' | 'whole', draft: VerdictDraft, { asked }: Card): string {
  switch (missing) {
    case 'pairs':
      return t.missingPairs(asked.filter((pair) => draft.pairs[pairKey(pair)] === undefined).length);
    case 'reasons':
      return t.missingReason;
    case 'whole':
      return t.missingWhole;
  }
}
