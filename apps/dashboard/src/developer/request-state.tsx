import { Badge, Group, Text } from '@mantine/core';
import { texts } from '@texts/developer-review';
import type { Shape } from '../api/client.js';

type Request = Shape<'ScopeRequestSummary'> & { readonly decision?: Shape<'DecisionView'> | null };

/** The state of a request in a word, and which of its submissions it is. */
export function RequestState({ request }: { readonly request: Request }) {
  const partly = request.state === 'approved' && request.decision?.partly === true;
  return (
    <Group gap="xs">
      <Badge variant="default">{partly ? texts.partly : texts.state[request.state]}</Badge>
      {request.appeal_of === null ? null : <Badge variant="default">{texts.appeal}</Badge>}
      {request.revision > 1 ? (
        <Text size="sm" c="dimmed">
          {texts.revision(request.revision)}
        </Text>
      ) : null}
    </Group>
  );
}
