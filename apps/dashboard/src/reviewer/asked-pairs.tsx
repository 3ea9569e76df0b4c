import { Badge, Group, NativeSelect, Paper, SegmentedControl, Stack, Switch, Text, Textarea, Title } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-item';
import { texts as v } from '@texts/reviewer-verdict';
import { useState } from 'react';
import { RiskBadge } from '../parts/risk-badge.js';
import { isOneOf } from './filters.js';
import type { CannedReason, Card } from './queries.js';
import { reasonOptions } from './reason-options.js';
import { PAIR_VERDICTS, pairKey, type PairDraft, type VerdictDraft } from './verdict-draft.js';

type Pair = Card['asked'][number];

/** What j and k move between. */
export const PAIRS = '[data-pair]';

export interface AskedPairsProps {
  readonly card: Card;
  readonly canned: readonly CannedReason[];
  /** Null while there is no verdict to give on single pairs. */
  readonly draft: VerdictDraft | null;
  readonly onChange: (key: string, pair: PairDraft) => void;
}

/** What is asked, pair by pair; of a resubmission what changed is marked, and all else can be hidden. */
export function AskedPairs({ card, canned, draft, onChange }: AskedPairsProps) {
  const [only, setOnly] = useState(false);
  const resubmitted = card.asked.some(({ change }) => change !== null);
  const shown = card.asked.filter(({ change }) => !only || change !== 'unchanged');
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <Title order={2} size="h4">
          {card.kind === 'delta_request' ? t.askedDelta : t.asked}
        </Title>
        {resubmitted ? (
          <Switch label={t.onlyChanges} checked={only} onChange={({ currentTarget }) => setOnly(currentTarget.checked)} />
        ) : null}
        {shown.map((pair) => (
          <AskedPair key={pairKey(pair)} pair={pair} canned={canned} draft={draft} onChange={onChange} findings={findingsOf(card, pair)} />
        ))}
        {shown.length < card.asked.length ? (
          <Text size="sm" c="dimmed">
            {t.unchanged(card.asked.length - shown.length)}
          </Text>
        ) : null}
        {card.removed.length > 0 ? <Removed card={card} /> : null}
      </Stack>
    </Paper>
  );
}

interface AskedPairProps extends Omit<AskedPairsProps, 'card'> {
  readonly pair: Pair;
  readonly findings: Card['findings'];
}

function AskedPair({ pair, canned, draft, onChange, findings }: AskedPairProps) {
  const key = pairKey(pair);
  return (
    <Paper withBorder p="sm" data-pair={key} tabIndex={-1} component="article" aria-label={key}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} className="break-anywhere">
          {pair.scope} · {texts.mode[pair.mode]}
        </Text>
        <Group gap={6}>
          {pair.change === null || pair.change === 'unchanged' ? null : (
            <Badge variant="filled" color="gate" tt="none">
              {t.change[pair.change]}
            </Badge>
          )}
          {pair.risk === null ? null : <RiskBadge risk={pair.risk} />}
        </Group>
      </Group>
      <Text size="sm">{pair.text ?? t.unknownPair}</Text>
      <Text size="sm" mt="xs" className="keep-lines" component="blockquote" m={0}>
        “{pair.justification}”
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {t.used(pair.used)} · {t.others(pair.others.count, pair.others.share)}
      </Text>
      {findings.map(({ code, severity, detail }) => (
        <Text size="sm" key={code + detail}>
          <b>{t.severity[severity]}:</b> {detail}
        </Text>
      ))}
      {pair.verdict === null || draft ? null : (
        <Text size="sm" fw={600} mt="xs">
          {texts.given[pair.verdict]}
          {pair.verdict_reason === null ? '' : `: ${pair.verdict_reason}`}
        </Text>
      )}
      {draft ? <PairVerdict pairName={key} canned={canned} said={draft.pairs[key]} onChange={(said) => onChange(key, said)} /> : null}
    </Paper>
  );
}

interface PairVerdictProps {
  readonly pairName: string;
  readonly canned: readonly CannedReason[];
  readonly said: PairDraft | undefined;
  readonly onChange: (said: PairDraft) => void;
}

function PairVerdict({ pairName, canned, said, onChange }: PairVerdictProps) {
  const present = said ?? { verdict: 'approved', code: '', text: '' };
  return (
    <Stack gap="xs" mt="sm">
      <SegmentedControl
        aria-label={v.pair(pairName)}
        value={said?.verdict ?? ''}
        onChange={(value) => onChange({ ...present, verdict: isOneOf(PAIR_VERDICTS, value) ? value : 'approved' })}
        data={[
          { value: 'approved', label: v.approvePair },
          { value: 'denied', label: v.denyPair },
        ]}
      />
      {said?.verdict === 'denied' ? (
        <>
          <NativeSelect
            aria-label={v.cannedFor(pairName)}
            value={said.code}
            onChange={({ currentTarget: { value } }) => onChange({ ...said, code: value })}
            data={reasonOptions(canned, 'deny')}
          />
          <Textarea
            aria-label={v.textFor(pairName)}
            description={v.textHint}
            value={said.text}
            maxLength={2000}
            autosize
            onChange={({ currentTarget: { value } }) => onChange({ ...said, text: value })}
          />
        </>
      ) : null}
    </Stack>
  );
}

function Removed({ card }: { readonly card: Card }) {
  return (
    <div>
      <Title order={3} size="h5">
        {t.removed}
      </Title>
      <Text size="sm" c="dimmed">
        {t.removedLead}
      </Text>
      {card.removed.map((pair) => (
        <Text key={pairKey(pair)} size="sm" component="del" display="block">
          {pair.scope} · {texts.mode[pair.mode]}
        </Text>
      ))}
    </div>
  );
}

function findingsOf({ findings }: Card, { scope, mode }: Pair): Card['findings'] {
  return findings.filter((finding) => finding.scope === scope && finding.mode === mode);
}
