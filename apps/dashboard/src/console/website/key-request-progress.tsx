import { Alert, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console-key-requests';
import type { Shape } from '../../api/client.js';
import { When } from '../../parts/when.js';

/** Where a request stands in the queue, or why it was decided as it was. */
export function KeyRequestProgress({
  request: { progress, state, decision_reason: reason },
}: {
  readonly request: Shape<'KeyRequestView'>;
}) {
  if (state !== 'queued') {
    if (reason === null) return null;
    return (
      <Alert color={state === 'approved' ? 'green' : 'yellow'} variant="light" title={texts.reason}>
        {reason}
      </Alert>
    );
  }
  return (
    <Alert color="blue" variant="light" role="status">
      <Stack gap={4}>
        {progress.queue_position === null ? null : <Text size="sm">{texts.position(progress.queue_position)}</Text>}
        {progress.estimated_at === null ? null : (
          <Text size="sm">
            {texts.estimate} <When at={progress.estimated_at} relative />.
          </Text>
        )}
        {progress.sla_deadline === null ? null : (
          <Text size="sm">
            {texts.due} <When at={progress.sla_deadline} relative />.
          </Text>
        )}
        {progress.missing.map((sentence) => (
          <Text size="sm" key={sentence}>
            {sentence}
          </Text>
        ))}
        {progress.estimate_note === null ? null : (
          <Text size="sm" c="dimmed">
            {progress.estimate_note}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
