import { Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { usePlugin } from './use-plugin.js';

const t = texts.settings;

/** Private or public, saved at once: nothing ends by it. */
export function VisibilityForm() {
  const { plugin, changed } = usePlugin();
  const [wanted, setWanted] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async (value: string): Promise<void> => {
    const visibility = value === 'public' ? 'public' : 'private';
    setWanted(visibility);
    setError(null);
    try {
      await answer(api.PATCH('/api/plugins/{plugin_id}', { params: { path: { plugin_id: plugin.id } }, body: { visibility } }));
      await changed();
      notifications.show({ message: t.visibilitySaved[visibility] });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWanted(null);
    }
  };
  return (
    <Stack gap="xs">
      <Radio.Group label={t.visibility} value={wanted ?? plugin.visibility} onChange={(value) => void save(value)}>
        <Stack gap="xs" mt="xs">
          <Radio value="private" label={texts.create.private} description={texts.create.privateHint} disabled={wanted !== null} />
          <Radio value="public" label={texts.create.public} description={texts.create.publicHint} disabled={wanted !== null} />
        </Stack>
      </Radio.Group>
      <ProblemAlert error={error} />
    </Stack>
  );
}
