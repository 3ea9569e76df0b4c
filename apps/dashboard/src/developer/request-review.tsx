import { Alert, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer-review';
import type { Shape } from '../api/client.js';
import { LinkButton } from '../parts/links.js';
import { When } from '../parts/when.js';
import { AppealRequest } from './appeal-request.js';
import { RequestEvents } from './request-events.js';
import { RequestProgress } from './request-progress.js';
import { RequestState } from './request-state.js';
import { ReviewThread } from './review-thread.js';
import { VerdictTable } from './verdict-table.js';
import { WithdrawRequest } from './withdraw-request.js';

type Request = Shape<'ScopeRequestView'>;

/** One request in full: where it stands, what was decided of each scope, what happened, and what was written. */
export function RequestReview({ request }: { readonly request: Request }) {
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={2} size="h4">
            {texts.shown}
          </Title>
          <RequestState request={request} />
        </Group>
        <Acts request={request} />
      </Group>
      {request.decision ? (
        <Alert
          variant="light"
          color={request.decision.verdict === 'approve' ? 'gate' : request.decision.verdict === 'reject' ? 'red' : 'yellow'}
          title={texts.decision[request.decision.verdict]}
        >
          <Text size="sm" component="div">
            {request.decision.reason ?? texts.noReason} · <When at={request.decision.at} relative />
          </Text>
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <RequestProgress request={request} />
        <RequestEvents events={request.events} />
      </SimpleGrid>
      <VerdictTable pairs={request.pairs} />
      <ReviewThread request={request} />
    </Stack>
  );
}

function Acts({ request }: { readonly request: Request }) {
  const { state } = request;
  const editable = state === 'draft' || state === 'changes_requested';
  return (
    <Group gap="xs">
      {editable ? (
        <LinkButton to="/plugins/$pluginId/request" params={{ pluginId: request.plugin_id }}>
          {state === 'draft' ? texts.editDraft : texts.edit}
        </LinkButton>
      ) : null}
      {editable || state === 'submitted' || state === 'queued' ? <WithdrawRequest request={request} /> : null}
      <AppealRequest request={request} />
      {state === 'rejected' || state === 'withdrawn' || state === 'expired' ? (
        <LinkButton to="/plugins/$pluginId/request" params={{ pluginId: request.plugin_id }}>
          {texts.askAgain}
        </LinkButton>
      ) : null}
    </Group>
  );
}
