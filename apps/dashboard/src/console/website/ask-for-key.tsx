import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console-key-requests';
import { texts as keys } from '@texts/console-keys';
import { answer, api, type Shape } from '../../api/client.js';
import { useSubmit } from '../../parts/use-submit.js';
import { expiryOf, ExpiryFields, linesOf } from './expiry-fields.js';
import { FormDialog } from './form-dialog.js';
import { given } from './rotate-key.js';
import { useReread } from './use-act.js';
import type { Website } from './use-website.js';

interface AskForKeyProps {
  readonly website: Website;
  /** A request whose reviewer asked for changes, to send again. */
  readonly before?: Shape<'KeyRequestView'>;
  readonly onClose: () => void;
}

/** The request for a contact-centre key, or a changed one. */
export function AskForKey({ website, before, onClose }: AskForKeyProps) {
  const reread = useReread(website.id);
  const f = keys.form;
  const form = useForm({
    initialValues: {
      name: before?.name ?? '',
      justification: before?.justification ?? '',
      expires_at: before === undefined ? '365' : before.expires_at === null ? 'never' : 'date',
      date: before?.expires_at?.slice(0, 10) ?? '',
      allowed_addresses: before?.allowed_addresses?.join('\n') ?? '',
      daily_quota: (before?.daily_quota ?? '') as number | string,
      allowed_in_url: before?.allowed_in_url ?? false,
    },
  });
  const submission = useSubmit(form, async (values) => {
    const { name, justification, allowed_in_url } = values;
    const addresses = linesOf(values.allowed_addresses);
    const body = {
      name,
      justification,
      allowed_in_url,
      expires_at: expiryOf(values, Date.now()),
      ...(addresses.length === 0 ? {} : { allowed_addresses: addresses }),
      ...given({ daily_quota: values.daily_quota }),
    };
    const path = { website_id: website.id };
    await answer(
      before
        ? api.PUT('/api/websites/{website_id}/contact-centre-key-requests/{id}', { params: { path: { ...path, id: before.id } }, body })
        : api.POST('/api/websites/{website_id}/contact-centre-key-requests', { params: { path }, body }),
    );
    notifications.show({ message: texts.sent });
    onClose();
    await reread();
  });
  return (
    <FormDialog
      title={before ? texts.reviseTitle : texts.formTitle}
      act={before ? texts.reviseAct : texts.act}
      submission={submission}
      onClose={onClose}
      size="lg"
    >
      <TextInput label={f.name} description={f.nameHint} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <Textarea
        label={texts.justification}
        description={texts.justificationHint}
        required
        maxLength={1000}
        autosize
        minRows={3}
        {...form.getInputProps('justification')}
      />
      <ExpiryFields websiteId={website.id} form={form} />
      <Textarea label={f.addresses} description={f.addressesHint} autosize minRows={2} {...form.getInputProps('allowed_addresses')} />
      <NumberInput label={f.quota} description={f.quotaHint} min={1} allowDecimal={false} {...form.getInputProps('daily_quota')} />
      {website.role === 'owner' ? (
        <Checkbox label={f.inUrl} description={f.inUrlHint} {...form.getInputProps('allowed_in_url', { type: 'checkbox' })} />
      ) : null}
    </FormDialog>
  );
}
