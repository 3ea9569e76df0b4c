import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-keys';
import { answer, api, type Shape } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { When } from '../../parts/when.js';
import { useAct } from './use-act.js';
import type { Key } from './use-keys.js';

const t = texts.schedule;

interface QuestionProps {
  readonly websiteId: string;
  readonly apiKey: Key;
}

/** The question before a key no longer rotates by itself. */
export function RemoveSchedule({
  websiteId,
  apiKey,
  opened,
  onClose,
}: QuestionProps & { readonly opened: boolean; readonly onClose: () => void }) {
  const act = useAct(websiteId);
  const params = { path: { website_id: websiteId, key_id: apiKey.id } };
  const { schedule } = apiKey;
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t.removeTitle(apiKey.name ?? apiKey.id)}
      act={t.remove}
      onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/keys/{key_id}/schedule', { params })), t.removed)}
    >
      {schedule === null ? null : (
        <Stack gap="xs">
          <Text size="sm">{t.removeWill(schedule.every_days)}</Text>
          <Text size="sm" component="div">
            {t.removeNext} <When at={schedule.next_rotation_at} />.
          </Text>
        </Stack>
      )}
    </Confirm>
  );
}

/** The button that lets the interval begin anew, with its question. */
export function ResetSchedule({ websiteId, apiKey, schedule }: QuestionProps & { readonly schedule: Shape<'ScheduleView'> }) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(websiteId);
  const name = apiKey.name ?? apiKey.id;
  const params = { path: { website_id: websiteId, key_id: apiKey.id } };
  return (
    <>
      <Button size="compact-xs" variant="default" aria-label={t.resetOf(name)} onClick={open}>
        {t.reset}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={t.resetTitle(name)}
        act={t.reset}
        dangerous={false}
        onAct={() => act(() => answer(api.POST('/api/websites/{website_id}/keys/{key_id}/schedule/reset', { params })), t.wasReset)}
      >
        <Text size="sm" component="div">
          {t.resetWill(schedule.every_days)} <When at={schedule.next_rotation_at} />.
        </Text>
      </Confirm>
    </>
  );
}
