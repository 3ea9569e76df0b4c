import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-key-requests';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Confirm } from '../../parts/confirm.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSubmit } from '../../parts/use-submit.js';
import { When } from '../../parts/when.js';
import { AskForKey } from './ask-for-key.js';
import { FormDialog } from './form-dialog.js';
import { useAct, useReread } from './use-act.js';
import { manages, type Website } from './use-website.js';

type Request = Shape<'KeyRequestView'>;

/** While a review goes on, this often; the stream of changes does not tell of the queue's order. */
const REREAD_MS = 5_000;

interface DetailsProps {
  readonly website: Website;
  readonly id: string;
}

/** Where a request stands, what has happened to it, and the conversation with its reviewers. */
export function KeyRequestDetails({ website, id }: DetailsProps) {
  const path = { website_id: website.id, id };
  const query = useQuery({
    queryKey: ['website', website.id, 'key-requests', id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/contact-centre-key-requests/{id}', { params: { path } })),
    refetchInterval: ({ state }) => (state.data?.state === 'queued' ? REREAD_MS : false),
  });
  return (
    <Answered query={query} rows={3}>
      {(request) => (
        <Stack pt="sm" gap="sm">
          <Text size="sm" className="break-anywhere">
            {request.justification}
          </Text>
          <Progress request={request} />
          {manages(website.role) ? <Acts website={website} request={request} /> : null}
          <Title order={4} size="h6">
            {texts.history}
          </Title>
          <Stack component="ol" gap={4} m={0} pl="md">
            {request.events.map((event) => (
              <Text component="li" size="sm" key={`${event.at} ${event.to}`}>
                {texts.states[event.to]}, {texts.by[event.by]}, <When at={event.at} />
                {event.reason === null ? '' : `: ${event.reason}`}
              </Text>
            ))}
          </Stack>
          {manages(website.role) ? <Messages website={website} id={id} /> : null}
        </Stack>
      )}
    </Answered>
  );
}

function Progress({ request: { progress, state, decision_reason: reason } }: { readonly request: Request }) {
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

function Acts({ website, request }: { readonly website: Website; readonly request: Request }) {
  const [dialog, setDialog] = useState<'revise' | 'withdraw' | 'appeal' | null>(null);
  const act = useAct(website.id);
  const close = () => setDialog(null);
  const path = { website_id: website.id, id: request.id };
  const open = request.state === 'queued' || request.state === 'changes_requested';
  const button = (which: 'revise' | 'withdraw' | 'appeal', text: string) => (
    <Button size="xs" variant="default" onClick={() => setDialog(which)}>
      {text}
    </Button>
  );
  return (
    <Group gap="xs">
      {request.state === 'changes_requested' ? button('revise', texts.revise) : null}
      {open ? button('withdraw', texts.withdraw) : null}
      {request.state === 'rejected' ? button('appeal', texts.appeal) : null}
      {dialog === 'revise' ? <AskForKey website={website} before={request} onClose={close} /> : null}
      {dialog === 'appeal' ? <Appeal website={website} id={request.id} onClose={close} /> : null}
      <Confirm
        opened={dialog === 'withdraw'}
        onClose={close}
        title={texts.withdrawTitle(request.name)}
        act={texts.withdraw}
        onAct={() =>
          act(
            () => answer(api.POST('/api/websites/{website_id}/contact-centre-key-requests/{id}/withdraw', { params: { path } })),
            texts.withdrawn,
          )
        }
      >
        {texts.withdrawWill}
      </Confirm>
    </Group>
  );
}

function Appeal({ website, id, onClose }: DetailsProps & { readonly onClose: () => void }) {
  const reread = useReread(website.id);
  const form = useForm({ mode: 'uncontrolled', initialValues: { reason: '' } });
  const submission = useSubmit(form, async (body) => {
    const path = { website_id: website.id, id };
    await answer(api.POST('/api/websites/{website_id}/contact-centre-key-requests/{id}/appeal', { params: { path }, body }));
    onClose();
    await reread();
  });
  return (
    <FormDialog title={texts.appealTitle} act={texts.appealAct} submission={submission} onClose={onClose}>
      <Text size="sm">{texts.appealLead}</Text>
      <Textarea
        label={texts.appealReason}
        required
        maxLength={1000}
        autosize
        minRows={3}
        key={form.key('reason')}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}

function Messages({ website, id }: DetailsProps) {
  const path = { website_id: website.id, id };
  const reread = useReread(website.id);
  const query = useQuery({
    queryKey: ['website', website.id, 'key-requests', id, 'thread'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/contact-centre-key-requests/{id}/thread', { params: { path } })),
    refetchInterval: REREAD_MS,
  });
  const form = useForm({ mode: 'uncontrolled', initialValues: { text: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/contact-centre-key-requests/{id}/thread', { params: { path }, body }));
    form.reset();
    await reread();
  });
  return (
    <Stack gap="xs">
      <Title order={4} size="h6">
        {texts.thread}
      </Title>
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{texts.noMessages}</Text>
          ) : (
            items.map((message) => (
              <div key={message.id}>
                <Text size="sm" fw={600}>
                  {message.author}{' '}
                  <Text span size="xs" c="dimmed">
                    <When at={message.at} relative />
                  </Text>
                </Text>
                <Text size="sm" className="break-anywhere">
                  {message.text}
                </Text>
              </div>
            ))
          )
        }
      </Answered>
      <form noValidate onSubmit={submission.onSubmit}>
        <Stack gap="xs" align="stretch">
          <ProblemAlert error={submission.error} />
          <Textarea label={texts.message} maxLength={4000} autosize minRows={2} key={form.key('text')} {...form.getInputProps('text')} />
          <Group>
            <Button type="submit" size="xs" loading={submission.busy}>
              {texts.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
