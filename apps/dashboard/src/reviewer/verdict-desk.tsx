import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-verdict';
import { Sentence } from '../parts/sentence.js';
import { AskedPairs } from './asked-pairs.js';
import { KindDetails } from './kind-details.js';
import { cannedReasonsQuery, type Card } from './queries.js';
import { useVerdict, type Start } from './use-verdict.js';
import { VerdictForm } from './verdict-form.js';

/** What is asked, with a verdict on each pair or on the whole. */
export function VerdictDesk({ card, start }: { readonly card: Card; readonly start: Start }) {
  const { data: canned = [] } = useQuery(cannedReasonsQuery);
  const inHand = useVerdict(card, canned, start);
  const { draft, setPair } = inHand;
  return (
    <>
      <KindDetails card={card} />
      {card.asked.length > 0 || card.removed.length > 0 ? (
        <AskedPairs card={card} canned={canned} draft={card.can_decide && draft.verdict === 'approve' ? draft : null} onChange={setPair} />
      ) : null}
      {card.can_decide ? (
        <VerdictForm card={card} canned={canned} inHand={inHand} />
      ) : card.state === 'open' ? (
        <Alert color="gray" title={t.closed}>
          {card.why_not === null ? null : <Sentence>{card.why_not}</Sentence>}
        </Alert>
      ) : null}
    </>
  );
}
