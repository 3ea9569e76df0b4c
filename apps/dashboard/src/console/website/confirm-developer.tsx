import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-trust';
import { answer, api } from '../../api/client.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { useReread } from './use-act.js';
import type { Developer } from './use-trust.js';

interface ConfirmDeveloperProps {
  readonly websiteId: string;
  readonly developer: Developer;
  readonly onClose: () => void;
}

/** The owner types the name of the account, having compared it with the person they meant. */
export function ConfirmDeveloper({ websiteId, developer, onClose }: ConfirmDeveloperProps) {
  const reread = useReread(websiteId);
  const form = useForm({ mode: 'uncontrolled', initialValues: { account_name: '' } });
  const path = { website_id: websiteId, trust_id: developer.id };
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/trusted-developers/{trust_id}/confirm', { params: { path }, body }));
    await reread();
    onClose();
  });
  return (
    <FormDialog title={texts.confirmTitle(developer.account_email)} act={texts.confirmAct} submission={submission} onClose={onClose}>
      <Text size="sm">{texts.confirmLead(developer.account_name)}</Text>
      <TextInput
        label={texts.name}
        required
        autoComplete="off"
        data-autofocus
        key={form.key('account_name')}
        {...form.getInputProps('account_name')}
      />
    </FormDialog>
  );
}
