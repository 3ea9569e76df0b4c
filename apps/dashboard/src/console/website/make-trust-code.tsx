import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-trust';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { SecretDialog } from '../../parts/secret-dialog.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { useReread } from './use-act.js';

/** Asks for whom a code is, then shows it once. */
export function MakeTrustCode({ websiteId, onClose }: { readonly websiteId: string; readonly onClose: () => void }) {
  const reread = useReread(websiteId);
  const [made, setMade] = useState<Shape<'MadeTrustCode'> | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { developer_email: '' } });
  const submission = useSubmit(form, async (body) => {
    setMade(await answer(api.POST('/api/websites/{website_id}/trust-codes', { params: { path: { website_id: websiteId } }, body })));
    await reread();
  });
  if (made)
    return (
      <SecretDialog
        title={texts.shown}
        lead={texts.shownLead}
        secrets={[{ label: texts.shownLabel(made.developer_email), value: made.code }]}
        onStored={onClose}
        again
      />
    );
  return (
    <FormDialog title={texts.makeTitle} act={texts.makeAct} submission={submission} onClose={onClose}>
      <Text size="sm">{texts.makeLead}</Text>
      <TextInput
        label={texts.email}
        type="email"
        required
        autoComplete="off"
        data-autofocus
        key={form.key('developer_email')}
        {...form.getInputProps('developer_email')}
      />
    </FormDialog>
  );
}
