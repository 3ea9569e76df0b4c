import { texts as t } from '@texts/reviewer-verdict';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { answer, api } from '../api/client.js';
import { readDraft, useDraft } from '../parts/use-draft.js';
import { PAIRS } from './asked-pairs.js';
import { useKeepCard, type CannedReason, type Card } from './queries.js';
import { focusNext, useKeys } from './use-keys.js';
import {
  bodyOf,
  draftKey,
  EMPTY,
  everyPairApproved,
  missingIn,
  pairKey,
  readVerdict,
  type PairDraft,
  type VerdictDraft,
} from './verdict-draft.js';

/** What the key in the queue asked for: filled in, and not sent. */
export type Start = 'approve' | 'deny' | undefined;

export interface VerdictInHand {
  readonly draft: VerdictDraft;
  readonly change: (changes: Partial<VerdictDraft>) => void;
  readonly setPair: (key: string, said: PairDraft) => void;
  readonly send: () => Promise<void>;
  readonly busy: boolean;
  readonly error: unknown;
  /** What has to be filled in before it can be sent, in words; null: nothing. */
  readonly missing: string | null;
}

/** A verdict that is being given, by mouse or by keys. Nothing of it is lost by a reload, a refusal or a take back. */
export function useVerdict(card: Card, canned: readonly CannedReason[], start: Start): VerdictInHand {
  const keep = useKeepCard();
  const [draft, setDraft] = useState<VerdictDraft>(() => readVerdict(readDraft(draftKey(card))) ?? started(card, start));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  useDraft(draftKey(card), draft === EMPTY ? null : draft);
  const change = (changes: Partial<VerdictDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const setPair = (key: string, said: PairDraft): void => change({ verdict: 'approve', pairs: { ...draft.pairs, [key]: said } });
  const missing = missingWords(draft, card);

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
  useKeys(
    card.can_decide
      ? {
          j: () => focusNext(PAIRS, 1),
          k: () => focusNext(PAIRS, -1),
          a: () => {
            const key = pairInFocus(draft, card);
            if (key === null) return change({ verdict: 'approve' });
            flushSync(() => setPair(key, { verdict: 'approved', code: '', text: '' }));
            focusOn(`[data-pair="${key}"]`);
            focusNext(PAIRS, 1);
          },
          d: () => {
            const key = pairInFocus(draft, card);
            flushSync(() =>
              key === null ? change({ verdict: 'reject' }) : setPair(key, { code: '', text: '', ...draft.pairs[key], verdict: 'denied' }),
            );
            focusOn(key === null ? '[data-reason]' : `[data-pair="${key}"] select`);
          },
          s: () => void send(),
        }
      : {},
  );
  return { draft, change, setPair, send, busy, error, missing };
}

function started(card: Card, start: Start): VerdictDraft {
  switch (start) {
    case 'approve':
      return { ...EMPTY, pairs: everyPairApproved(card) };
    case 'deny':
      return { ...EMPTY, verdict: 'reject' };
    case undefined:
      return EMPTY;
  }
}

/** The pair that has the focus, or else the first one without a verdict; null where there are none. */
function pairInFocus(draft: VerdictDraft, { asked }: Card): string | null {
  const focused = document.activeElement?.closest('[data-pair]')?.getAttribute('data-pair');
  const keys = asked.map(pairKey);
  return focused ?? keys.find((key) => draft.pairs[key] === undefined) ?? keys[0] ?? null;
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function missingWords(draft: VerdictDraft, card: Card): string | null {
  switch (missingIn(draft, card)) {
    case 'pairs':
      return t.missingPairs(card.asked.filter((pair) => draft.pairs[pairKey(pair)] === undefined).length);
    case 'reasons':
      return t.missingReason;
    case 'whole':
      return t.missingWhole;
    case null:
      return null;
  }
}
