import { Checkbox, MultiSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-keys';
import type { ReactNode } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { useSubmit } from '../../parts/use-submit.js';
import { expiryOf, ExpiryFields, linesOf } from './expiry-fields.js';
import { FormDialog } from './form-dialog.js';
import type { Issued } from './issued-key.js';
import { given } from './rotate-key.js';
import { useReread } from './use-act.js';
import { useCatalogue, useGroups } from './use-keys.js';
import type { Role, Website } from './use-website.js';

const t = texts.form;

interface CreateKeyProps {
  readonly website: Website;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
}

/** Everything that a key is to be; only the name can change later. */
export function CreateKey({ website, onClose, onIssued }: CreateKeyProps) {
  const reread = useReread(website.id);
  const { data: groups } = useGroups(website.id);
  const form = useForm({
    initialValues: {
      name: '',
      expires_at: '365',
      date: '',
      roles: ['account_reader'] as Role[],
      groups: [] as string[],
      scopes: [] as string[],
      allowed_addresses: '',
      daily_quota: '' as number | string,
      allowed_in_url: false,
      may_rotate_itself: false,
    },
  });
  const submission = useSubmit(form, async (values) => {
    const params = { path: { website_id: website.id } };
    onIssued(await answer(api.POST('/api/websites/{website_id}/keys', { params, body: bodyOf(values) })));
    onClose();
    await reread();
  });
  const mayGive = givable(website.role);
  return (
    <FormDialog title={t.title} act={t.act} submission={submission} onClose={onClose} size="lg">
      <TextInput label={t.name} description={t.nameHint} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <ExpiryFields form={form} />
      <Checkbox.Group label={t.roles} description={t.rolesHint} {...form.getInputProps('roles')}>
        <Stack gap={6} mt={6}>
          {mayGive.map((role) => (
            <Checkbox key={role} value={role} label={console.roles[role]} />
          ))}
        </Stack>
      </Checkbox.Group>
      {groups === undefined || groups.items.length === 0 ? null : (
        <MultiSelect
          label={t.groups}
          data={groups.items.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('groups')}
        />
      )}
      <ScopePicker label={t.scopes} description={t.scopesHint} {...form.getInputProps('scopes')} />
      <Textarea label={t.addresses} description={t.addressesHint} autosize minRows={2} {...form.getInputProps('allowed_addresses')} />
      <NumberInput label={t.quota} description={t.quotaHint} min={1} allowDecimal={false} {...form.getInputProps('daily_quota')} />
      {website.role === 'owner' ? (
        <Checkbox label={t.inUrl} description={t.inUrlHint} {...form.getInputProps('allowed_in_url', { type: 'checkbox' })} />
      ) : null}
      <Checkbox
        label={t.rotatesItself}
        description={t.rotatesItselfHint}
        {...form.getInputProps('may_rotate_itself', { type: 'checkbox' })}
      />
    </FormDialog>
  );
}

interface ScopePickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value?: string[];
  readonly onChange?: (pairs: string[]) => void;
  readonly error?: ReactNode;
}

/** Pairs of the catalogue (`scope/mode`), found by typing. */
export function ScopePicker(props: ScopePickerProps) {
  const { data } = useCatalogue();
  const groups = (data?.groups ?? []).map(({ group, scopes }) => ({
    group: console.scopeGroups[group],
    items: scopes.flatMap(({ scope, modes }) => modes.map(({ mode }) => ({ value: `${scope}/${mode}`, label: `${scope} · ${mode}` }))),
  }));
  return <MultiSelect searchable clearable hidePickedOptions maxDropdownHeight={260} data={groups} {...props} />;
}

/** An administrator gives every role but that of the owner. */
const givable = (role: Role): Role[] => [...(role === 'owner' ? (['owner'] as const) : []), 'administrator', 'account_reader', 'operator'];

interface Values {
  readonly name: string;
  readonly expires_at: string;
  readonly date: string;
  readonly roles: Role[];
  readonly groups: string[];
  readonly scopes: string[];
  readonly allowed_addresses: string;
  readonly daily_quota: number | string;
  readonly allowed_in_url: boolean;
  readonly may_rotate_itself: boolean;
}

function bodyOf(values: Values): Shape<'CreateWebsiteKeyBody'> {
  const addresses = linesOf(values.allowed_addresses);
  return {
    name: values.name,
    expires_at: expiryOf(values),
    roles: values.roles,
    ...(values.groups.length === 0 ? {} : { groups: values.groups }),
    ...(values.scopes.length === 0 ? {} : { scopes: values.scopes }),
    ...(addresses.length === 0 ? {} : { allowed_addresses: addresses }),
    ...given({ daily_quota: values.daily_quota }),
    allowed_in_url: values.allowed_in_url,
    may_rotate_itself: values.may_rotate_itself,
    viewable: false,
  };
}
