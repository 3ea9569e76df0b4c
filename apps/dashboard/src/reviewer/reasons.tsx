import { Button, Group, Modal, NativeSelect, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-reasons';
import { texts as parts } from '@texts/parts';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { Counted } from '../parts/counted.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { isOneOf } from './filters.js';
import { cannedReasonsQuery, type CannedReason } from './queries.js';

const USES = ['deny', 'reject', 'request_changes'] as const;
const NEW: CannedReason = { code: '', title: '', text: '', for: 'deny' };

/** What reviewers can pick from instead of writing it again. */
export function Reasons() {
  const query = useQuery(cannedReasonsQuery);
  const queries = useQueryClient();
  const [edited, setEdited] = useState<CannedReason | null>(null);
  const [removed, setRemoved] = useState<CannedReason | null>(null);
  const readAgain = () => queries.invalidateQueries(cannedReasonsQuery);
  const remove = async (code: string): Promise<void> => {
    await answer(api.DELETE('/api/administration/canned-reasons/{code}', { params: { path: { code } } }));
    await readAgain();
  };
  const add = <Button onClick={() => setEdited(NEW)}>{t.add}</Button>;
  return (
    <Page title={t.title} lead={t.lead} actions={add}>
      <Answered query={query}>
        {(reasons) =>
          reasons.length === 0 ? (
            <Empty title={t.empty}>{t.emptyLead}</Empty>
          ) : (
            <Stack gap="sm">
              {reasons.map((reason) => (
                <Reason key={reason.code} reason={reason} onEdit={() => setEdited(reason)} onRemove={() => setRemoved(reason)} />
              ))}
            </Stack>
          )
        }
      </Answered>
      {edited ? <ReasonForm reason={edited} onClose={() => setEdited(null)} onSaved={readAgain} /> : null}
      <Confirm
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t.removeTitle(removed?.code ?? '')}
        act={t.remove}
        onAct={() => remove(removed?.code ?? '')}
      >
        {removed === null ? null : <RemovalWords code={removed.code} />}
      </Confirm>
    </Page>
  );
}

/** What a removal touches: no verdict that was given. */
function RemovalWords({ code }: { readonly code: string }) {
  const query = useQuery({
    queryKey: ['review', 'canned-reason-use', code],
    queryFn: () => answer(api.GET('/api/administration/canned-reasons/{code}/use', { params: { path: { code } } })),
    gcTime: 0,
  });
  return (
    <Stack gap="xs">
      <Text size="sm">{t.removeWords}</Text>
      <Counted query={query}>{({ verdicts }) => <Text size="sm">{t.removeKept(verdicts)}</Text>}</Counted>
    </Stack>
  );
}

interface ReasonProps {
  readonly reason: CannedReason;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Reason({ reason: { code, title, text, for: use }, onEdit, onRemove }: ReasonProps) {
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {title}
        </Title>
        <Group gap="xs">
          <Button size="xs" variant="default" aria-label={t.changeOf(code)} onClick={onEdit}>
            {t.change}
          </Button>
          <Button size="xs" variant="default" aria-label={t.removeOf(code)} onClick={onRemove}>
            {t.remove}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {t.for} {t.uses[use]} · <CopyValue value={code} what={t.code} />
      </Text>
      <Text size="sm" mt="xs" className="keep-lines">
        {text}
      </Text>
    </Paper>
  );
}

interface ReasonFormProps {
  readonly reason: CannedReason;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<unknown>;
}

function ReasonForm({ reason, onClose, onSaved }: ReasonFormProps) {
  const isNew = reason.code === '';
  const form = useForm({ initialValues: { ...reason } });
  const submission = useSubmit(form, async ({ code, ...body }) => {
    const params = { path: { code } };
    await answer(
      isNew
        ? api.POST('/api/administration/canned-reasons', { body: { code, ...body } })
        : api.PUT('/api/administration/canned-reasons/{code}', { params, body }),
    );
    await onSaved();
    notifications.show({ message: t.saved });
    onClose();
  });
  return (
    <Modal opened onClose={onClose} title={isNew ? t.add : t.changeOf(reason.code)} closeButtonProps={{ 'aria-label': parts.close }}>
      <form noValidate onSubmit={submission.onSubmit}>
        <Stack>
          <ProblemAlert error={submission.error} />
          <TextInput label={t.code} description={t.codeHint} required disabled={!isNew} maxLength={50} {...form.getInputProps('code')} />
          <TextInput label={t.name} required maxLength={100} {...form.getInputProps('title')} />
          <NativeSelect
            label={t.for}
            data={USES.map((value) => ({ value, label: t.uses[value] }))}
            value={form.values.for}
            onChange={({ currentTarget: { value } }) => form.setFieldValue('for', isOneOf(USES, value) ? value : 'deny')}
          />
          <Textarea
            label={t.text}
            description={t.textHint}
            required
            autosize
            minRows={3}
            maxLength={2000}
            {...form.getInputProps('text')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {parts.cancel}
            </Button>
            <Button type="submit" loading={submission.busy}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
