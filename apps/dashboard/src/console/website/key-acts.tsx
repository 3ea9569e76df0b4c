import { Button, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { RotateKey } from './rotate-key.js';
import { ScheduleKey } from './schedule-key.js';
import type { Website } from './use-website.js';
import type { Issued } from './issued-key.js';
import { useAct, useReread } from './use-act.js';
import type { Key } from './use-keys.js';
import { usageReport } from './usage-report.js';

export interface KeyCardProps {
  readonly website: Website;
  readonly apiKey: Key;
  readonly onIssued: (issued: Issued) => void;
}

type Dialog = 'rename' | 'rotate' | 'schedule' | 'claim';

/** What an owner or administrator does with a key. */
export function KeyActs({ website, apiKey: key, onIssued }: KeyCardProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const reread = useReread(website.id);
  const close = () => setDialog(null);
  const name = key.name ?? key.id;
  const path = { website_id: website.id, key_id: key.id };
  const button = (which: Dialog, text: string) => (
    <Button size="xs" variant={which === 'claim' ? 'filled' : 'default'} onClick={() => setDialog(which)}>
      {text}
    </Button>
  );
  const claim = async (): Promise<void> => {
    onIssued(await answer(api.POST('/api/websites/{website_id}/keys/{key_id}/claim', { params: { path }, body: { viewable: false } })));
    await reread();
  };
  return (
    <Group gap="xs" role="group" aria-label={texts.manage(name)}>
      {key.state === 'unclaimed' ? button('claim', texts.claim.act) : null}
      {key.state === 'active' ? button('rotate', texts.rotate.act) : null}
      {key.state === 'active' ? button('schedule', texts.schedule.act) : null}
      {button('rename', texts.rename.act)}
      <DeleteKey websiteId={website.id} apiKey={key} />
      {dialog === 'rename' ? <RenameKey websiteId={website.id} keyId={key.id} name={name} onClose={close} /> : null}
      {dialog === 'rotate' ? <RotateKey websiteId={website.id} apiKey={key} onClose={close} onIssued={onIssued} /> : null}
      {dialog === 'schedule' ? <ScheduleKey websiteId={website.id} apiKey={key} onClose={close} /> : null}
      <Confirm
        opened={dialog === 'claim'}
        onClose={close}
        title={texts.claim.title(name)}
        act={texts.claim.confirm}
        onAct={claim}
        dangerous={false}
      >
        {texts.claim.will}
      </Confirm>
    </Group>
  );
}

/** The button that deletes a key, with its question. */
export function DeleteKey({ websiteId, apiKey: key }: { readonly websiteId: string; readonly apiKey: Key }) {
  const [opened, setOpened] = useState(false);
  const act = useAct(websiteId);
  const path = { website_id: websiteId, key_id: key.id };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {texts.remove.act}
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={texts.remove.title(key.name ?? key.id)}
        act={texts.remove.confirm}
        onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/keys/{key_id}', { params: { path } })), texts.remove.done)}
      >
        {opened ? <LostRequests websiteId={websiteId} keyId={key.id} /> : null}
      </Confirm>
    </>
  );
}

function LostRequests({ websiteId, keyId }: { readonly websiteId: string; readonly keyId: string }) {
  const { data } = useQuery({
    queryKey: ['website', websiteId, 'key-usage', keyId],
    queryFn: async () =>
      usageReport(
        await answer(
          api.GET('/api/websites/{website_id}/keys/{key_id}/usage', {
            params: { path: { website_id: websiteId, key_id: keyId }, query: { format: 'json', interval: 'day' } },
          }),
        ),
      ),
  });
  const requests = data?.series.reduce((sum, series) => sum + series.requests, 0) ?? null;
  return <Text size="sm">{texts.remove.will(requests)}</Text>;
}

interface RenameKeyProps {
  readonly websiteId: string;
  readonly keyId: string;
  readonly name: string;
  readonly onClose: () => void;
}

function RenameKey({ websiteId, keyId, name, onClose }: RenameKeyProps) {
  const reread = useReread(websiteId);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name } });
  const submission = useSubmit(form, async (body) => {
    const path = { website_id: websiteId, key_id: keyId };
    await answer(api.PATCH('/api/websites/{website_id}/keys/{key_id}', { params: { path }, body }));
    await reread();
    onClose();
  });
  return (
    <FormDialog title={texts.rename.title(name)} act={texts.rename.save} submission={submission} onClose={onClose}>
      <TextInput
        label={texts.rename.label}
        required
        maxLength={100}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
    </FormDialog>
  );
}
