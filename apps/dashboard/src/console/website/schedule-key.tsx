import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console-keys';
import { answer, api } from '../../api/client.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { given } from './rotate-key.js';
import { useClick, useReread } from './use-act.js';
import type { Key } from './use-keys.js';

const t = texts.schedule;

interface ScheduleKeyProps {
  readonly websiteId: string;
  readonly apiKey: Key;
  readonly onClose: () => void;
}

/** When a key rotates by itself; an existing schedule can be begun anew or removed. */
export function ScheduleKey({ websiteId, apiKey, onClose }: ScheduleKeyProps) {
  const reread = useReread(websiteId);
  const click = useClick(websiteId);
  const { schedule } = apiKey;
  const params = { path: { website_id: websiteId, key_id: apiKey.id } };
  const form = useForm<{ every_days: number | string; hour: number | string; grace_days: number | string }>({
    initialValues: { every_days: schedule?.every_days ?? 90, hour: schedule?.hour ?? 6, grace_days: schedule?.grace_days ?? '' },
  });
  const submission = useSubmit(form, async ({ every_days, hour, grace_days }) => {
    const body = { every_days: Number(every_days), hour: Number(hour), ...given({ grace_days }) };
    await answer(api.PUT('/api/websites/{website_id}/keys/{key_id}/schedule', { params, body }));
    await reread();
    notifications.show({ message: t.saved });
    onClose();
  });
  const reset = () => answer(api.POST('/api/websites/{website_id}/keys/{key_id}/schedule/reset', { params }));
  const remove = () => answer(api.DELETE('/api/websites/{website_id}/keys/{key_id}/schedule', { params }));
  return (
    <FormDialog title={t.title(apiKey.name ?? apiKey.id)} act={t.save} submission={submission} onClose={onClose}>
      <Text size="sm">{t.lead}</Text>
      <NumberInput label={t.every} min={1} allowDecimal={false} required {...form.getInputProps('every_days')} />
      <NumberInput label={t.hour} min={0} max={23} allowDecimal={false} required {...form.getInputProps('hour')} />
      <NumberInput label={t.grace} description={t.graceHint} min={1} allowDecimal={false} {...form.getInputProps('grace_days')} />
      {schedule === null ? null : (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void click(reset, t.wasReset).then(onClose)}>
            {t.reset}
          </Button>
          <Button size="xs" variant="default" onClick={() => void click(remove, t.removed).then(onClose)}>
            {t.remove}
          </Button>
        </Group>
      )}
    </FormDialog>
  );
}
