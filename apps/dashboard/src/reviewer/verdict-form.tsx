import { Button, Group, NativeSelect, Paper, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-verdict';
import { ProblemAlert } from '../parts/problem-alert.js';
import { CommentsForm } from './comments-form.js';
import { isOneOf } from './filters.js';
import type { CannedReason, Card } from './queries.js';
import { reasonOptions } from './reason-options.js';
import type { VerdictInHand } from './use-verdict.js';
import { allDenied, everyPairApproved, pairKey, VERDICTS } from './verdict-draft.js';

export interface VerdictFormProps {
  readonly card: Card;
  readonly canned: readonly CannedReason[];
  readonly inHand: VerdictInHand;
}

/** The verdict on the whole, its reason, and what is still missing. */
export function VerdictForm({ card, canned, inHand: { draft, change, send, busy, error, missing } }: VerdictFormProps) {
  const pairs = card.asked.length > 0;
  const denied = draft.verdict === 'approve' && allDenied(draft, card);
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t.title}
        </Title>
        <SegmentedControl
          aria-label={t.whole}
          fullWidth
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
            <Button size="xs" variant="default" onClick={() => change({ pairs: everyPairApproved(card) })}>
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
          {missing ?? (denied ? t.allDenied : t.hold)}
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
            {t.send[denied ? 'reject' : draft.verdict]}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
