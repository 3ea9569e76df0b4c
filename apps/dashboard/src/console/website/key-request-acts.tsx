import { Button, Group, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-key-requests';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { useSubmit } from '../../parts/use-submit.js';
import { AskForKey } from './ask-for-key.js';
import { FormDialog } from './form-dialog.js';
import { useAct, useReread } from './use-act.js';
import type { Website } from './use-website.js';

/** What who asked can do about a request: change it, take it back, appeal. */
export function KeyRequestActs({ website, request }: { readonly website: Website; readonly request: Shape<'KeyRequestView'> }) {
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

interface AppealProps {
  readonly website: Website;
  readonly id: string;
  readonly onClose: () => void;
}

function Appeal({ website, id, onClose }: AppealProps) {
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
