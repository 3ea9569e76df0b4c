import { Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console-keys';
import { answer, api } from '../../api/client.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { scheduleBody, ScheduleFields, USUAL_SCHEDULE, type ScheduleValues } from './schedule-fields.js';
import { useReread } from './use-act.js';
import type { Key } from './use-keys.js';

const t = texts.schedule;

interface ScheduleKeyProps {
  readonly websiteId: string;
  readonly apiKey: Key;
  readonly onClose: () => void;
  /** Somebody wants to do without: that is asked in a dialog of its own. */
  readonly onRemove: () => void;
}

/** When a key rotates by itself; an existing schedule can be removed. */
export function ScheduleKey({ websiteId, apiKey, onClose, onRemove }: ScheduleKeyProps) {
  const reread = useReread(websiteId);
  const { schedule } = apiKey;
  const params = { path: { website_id: websiteId, key_id: apiKey.id } };
  const form = useForm<ScheduleValues & Record<string, unknown>>({
    initialValues:
      schedule === null ? { ...USUAL_SCHEDULE } : { every_days: schedule.every_days, hour: schedule.hour, grace_days: schedule.grace_days },
  });
  const submission = useSubmit(form, async (values) => {
    await answer(api.PUT('/api/websites/{website_id}/keys/{key_id}/schedule', { params, body: scheduleBody(values) }));
    await reread();
    notifications.show({ message: t.saved });
    onClose();
  });
  return (
    <FormDialog title={t.title(apiKey.name ?? apiKey.id)} act={t.save} submission={submission} onClose={onClose}>
      <Text size="sm">{t.lead}</Text>
      <ScheduleFields propsOf={(name) => form.getInputProps(name)} />
      {schedule === null ? null : (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onRemove}>
            {t.remove}
          </Button>
        </Group>
      )}
    </FormDialog>
  );
}
