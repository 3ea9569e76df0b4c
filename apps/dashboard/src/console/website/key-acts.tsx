import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { LinkButton } from '../../parts/links.js';
import { useSubmit } from '../../parts/use-submit.js';
import { ClaimKey } from './claim-key.js';
import { DeleteKey } from './delete-key.js';
import { FormDialog } from './form-dialog.js';
import type { KeyCardProps } from './issued-key.js';
import { RotateKey } from './rotate-key.js';
import { ScheduleKey } from './schedule-key.js';
import { RemoveSchedule } from './schedule-questions.js';
import { useReread } from './use-act.js';
import { ViewKey } from './view-key.js';

type Dialog = 'rename' | 'rotate' | 'schedule' | 'unschedule';

/** What an owner or administrator does with a key. */
export function KeyActs({ website, apiKey: key, onIssued }: KeyCardProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const name = key.name ?? key.id;
  const button = (which: Dialog, text: string) => (
    <Button size="xs" variant="default" onClick={() => setDialog(which)}>
      {text}
    </Button>
  );
  return (
    <Group gap="xs" role="group" aria-label={texts.manage(name)}>
      {key.state === 'unclaimed' ? <ClaimKey website={website} apiKey={key} onIssued={onIssued} /> : null}
      {key.state === 'active' ? button('rotate', texts.rotate.act) : null}
      {key.state === 'active' ? button('schedule', texts.schedule.act) : null}
      {button('rename', texts.rename.act)}
      <ViewKey websiteId={website.id} apiKey={key} name={name} />
      <DeleteKey website={website} apiKey={key} />
      <LinkButton
        to="/console/websites/$websiteId/requests"
        params={{ websiteId: website.id }}
        search={{ credential_id: key.id }}
        size="xs"
        variant="subtle"
        aria-label={texts.requestsOf(name)}
      >
        {texts.requests}
      </LinkButton>
      {dialog === 'rename' ? <RenameKey websiteId={website.id} keyId={key.id} name={name} onClose={close} /> : null}
      {dialog === 'rotate' ? <RotateKey website={website} apiKey={key} onClose={close} onIssued={onIssued} /> : null}
      {dialog === 'schedule' ? (
        <ScheduleKey websiteId={website.id} apiKey={key} onClose={close} onRemove={() => setDialog('unschedule')} />
      ) : null}
      <RemoveSchedule websiteId={website.id} apiKey={key} opened={dialog === 'unschedule'} onClose={close} />
    </Group>
  );
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
