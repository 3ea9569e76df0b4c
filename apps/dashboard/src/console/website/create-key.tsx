import { Button, Checkbox, Collapse, MultiSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { useRepeatable } from '../../parts/use-repeatable.js';
import { useSubmit } from '../../parts/use-submit.js';
import { expiryOf, ExpiryFields, linesOf } from './expiry-fields.js';
import { FormDialog } from './form-dialog.js';
import type { Issued } from './issued-key.js';
import { given } from './rotate-key.js';
import { scheduleBody, ScheduleFields, USUAL_SCHEDULE, type ScheduleValues } from './schedule-fields.js';
import { useReread } from './use-act.js';
import { ScopePicker } from './scope-picker.js';
import { useGroups } from './use-keys.js';
import type { Role, Website } from './use-website.js';
import { ViewableChoice } from './viewable-choice.js';

const t = texts.form;
/** They stand behind a button until one of them is wanted, or refused. */
const RARER = ['allowed_addresses', 'daily_quota', 'allowed_in_url', 'may_rotate_itself'];

interface CreateKeyProps {
  readonly website: Website;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
}

/** Everything that a key is to be; only the name can change later. */
export function CreateKey({ website, onClose, onIssued }: CreateKeyProps) {
  const reread = useReread(website.id);
  const repeatable = useRepeatable();
  // A repeated request is the same to the letter, also what expires “in a year”.
  const [openedAt] = useState(() => Date.now());
  const { data: groups } = useGroups(website.id);
  const [showsMore, { toggle }] = useDisclosure();
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
      scheduled: false,
      schedule: { ...USUAL_SCHEDULE },
      viewable: false,
    },
  });
  const submission = useSubmit(form, async (values) => {
    const path = { website_id: website.id };
    const body = bodyOf(values, openedAt);
    onIssued(await repeatable((header) => answer(api.POST('/api/websites/{website_id}/keys', { params: { path, header }, body }))));
    onClose();
    await reread();
  });
  const opensMore = showsMore || RARER.some((name) => name in form.errors);
  const mayGive = givable(website.role);
  return (
    <FormDialog title={t.title} act={t.act} submission={submission} onClose={onClose} size="lg">
      <TextInput label={t.name} description={t.nameHint} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <ExpiryFields websiteId={website.id} form={form} />
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
      <Checkbox label={t.scheduled} description={t.scheduledHint} {...form.getInputProps('scheduled', { type: 'checkbox' })} />
      {form.values.scheduled ? <ScheduleFields propsOf={(name) => form.getInputProps(`schedule.${name}`)} /> : null}
      {form.values.may_rotate_itself ? null : (
        <ViewableChoice websiteId={website.id} checked={form.values.viewable} onChange={(on) => form.setFieldValue('viewable', on)} />
      )}
      <div>
        <Button size="xs" variant="default" aria-expanded={opensMore} onClick={toggle}>
          {opensMore ? t.less : t.more}
        </Button>
      </div>
      <Collapse expanded={opensMore}>
        <Stack>
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
        </Stack>
      </Collapse>
    </FormDialog>
  );
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
  readonly scheduled: boolean;
  readonly schedule: ScheduleValues;
  readonly viewable: boolean;
}

function bodyOf(values: Values, openedAt: number): Shape<'CreateWebsiteKeyBody'> {
  const addresses = linesOf(values.allowed_addresses);
  return {
    name: values.name,
    expires_at: expiryOf(values, openedAt),
    roles: values.roles,
    ...(values.groups.length === 0 ? {} : { groups: values.groups }),
    ...(values.scopes.length === 0 ? {} : { scopes: values.scopes }),
    ...(addresses.length === 0 ? {} : { allowed_addresses: addresses }),
    ...given({ daily_quota: values.daily_quota }),
    allowed_in_url: values.allowed_in_url,
    may_rotate_itself: values.may_rotate_itself,
    ...(values.scheduled ? { schedule: scheduleBody(values.schedule) } : {}),
    viewable: values.viewable && !values.may_rotate_itself,
  };
}
