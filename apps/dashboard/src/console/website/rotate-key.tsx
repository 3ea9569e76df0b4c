import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-keys';
import { answer, api, type Shape } from '../../api/client.js';
import { useRepeatable } from '../../parts/use-repeatable.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import type { Issued } from './issued-key.js';
import { LastUses } from './last-uses.js';
import { useReread } from './use-act.js';
import type { Key } from './use-keys.js';
import type { Website } from './use-website.js';

const t = texts.rotate;
const DEFAULT_GRACE_DAYS = 30;

type Body = Shape<'RotateWebsiteKeyBody'>;

interface Values extends Record<string, unknown> {
  reason: NonNullable<Body['reason']>;
  grace_days: number | string;
  lifetime_days: number | string;
  ends: NonNullable<Body['ends']>;
  idle_end_days: number | string;
}

interface RotateKeyProps {
  readonly website: Website;
  readonly apiKey: Key;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
}

/** Asks why and how a key gets a successor; the dialog says what will happen to the old one. */
export function RotateKey({ website, apiKey, onClose, onIssued }: RotateKeyProps) {
  const { id: websiteId } = website;
  const reread = useReread(websiteId);
  const repeatable = useRepeatable();
  const form = useForm<Values>({
    initialValues: { reason: 'routine', grace_days: DEFAULT_GRACE_DAYS, lifetime_days: '', ends: 'at_grace_end', idle_end_days: '' },
  });
  const { reason, grace_days: grace } = form.values;
  const submission = useSubmit(form, async (values) => {
    const path = { website_id: websiteId, key_id: apiKey.id };
    const rotate = (header: { 'Idempotency-Key': string }) =>
      answer(api.POST('/api/websites/{website_id}/keys/{key_id}/rotate', { params: { path, header }, body: bodyOf(values) }));
    onIssued(await repeatable(rotate));
    onClose();
    await reread();
  });
  return (
    <FormDialog title={t.title(apiKey.name ?? apiKey.id)} act={t.confirm} submission={submission} onClose={onClose}>
      <NativeSelect label={t.reason} data={optionsOf(t.reasons)} {...form.getInputProps('reason')} />
      {reason === 'routine' ? (
        <>
          <NumberInput label={t.grace} description={t.graceHint} min={0} allowDecimal={false} {...form.getInputProps('grace_days')} />
          <NumberInput
            label={t.lifetime}
            description={t.lifetimeHint}
            min={1}
            allowDecimal={false}
            {...form.getInputProps('lifetime_days')}
          />
          <NativeSelect label={t.ends} data={optionsOf(t.endsKinds)} {...form.getInputProps('ends')} />
          <NumberInput label={t.idle} description={t.idleHint} min={1} allowDecimal={false} {...form.getInputProps('idle_end_days')} />
        </>
      ) : null}
      <LastUses website={website} kind="key" id={apiKey.id} />
      <Text size="sm" fw={600} role="status">
        {reason === 'routine' ? t.will.routine(Number(grace)) : t.will[reason]}
      </Text>
    </FormDialog>
  );
}

function bodyOf({ reason, grace_days, lifetime_days, ends, idle_end_days }: Values): Body {
  if (reason !== 'routine') return { reason, grace_days: 0 };
  return {
    reason,
    ends,
    grace_days: grace_days === '' ? DEFAULT_GRACE_DAYS : Number(grace_days),
    ...given({ lifetime_days, idle_end_days }),
  };
}

/** The numbers that were filled in. */
export function given<Name extends string>(fields: Readonly<Record<Name, number | string>>): Partial<Record<Name, number>> {
  const filled: Partial<Record<Name, number>> = {};
  for (const name in fields) if (fields[name] !== '') filled[name] = Number(fields[name]);
  return filled;
}

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
