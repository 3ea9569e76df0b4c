import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { RecentUse } from './recent-use.js';
import { usePlugin } from './use-plugin.js';

const t = texts.settings;

/** Ends the plugin, after its name was typed. What ends with it is said in numbers. */
export function DeletePlugin() {
  const { plugin } = usePlugin();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure();
  const [name, setName] = useState('');
  const keypairs = plugin.keypairs.filter(({ state }) => state === 'active' || state === 'retiring' || state === 'unclaimed').length;
  const remove = async (): Promise<void> => {
    await answer(api.DELETE('/api/plugins/{plugin_id}', { params: { path: { plugin_id: plugin.id } }, body: { name } }));
    notifications.show({ message: t.deleted(plugin.name) });
    await navigate({ to: '/plugins' });
    // Only now: on its own page it would be asked for again, and not found.
    await queries.invalidateQueries({ queryKey: ['plugins'] });
  };
  return (
    <Stack component="section" gap="sm">
      <div>
        <Title order={3} size="h5">
          {t.delete}
        </Title>
        <Text size="sm">{t.deleteLead}</Text>
      </div>
      <Group>
        <Button color="red.9" onClick={open}>
          {t.delete}
        </Button>
      </Group>
      <Confirm opened={opened} onClose={close} title={t.deleteTitle(plugin.name)} act={t.delete} onAct={remove}>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t.deleteEnds(plugin.installs, keypairs)}
          </Text>
          <RecentUse pluginId={plugin.id} />
          <TextInput label={t.deleteType(plugin.name)} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        </Stack>
      </Confirm>
    </Stack>
  );
}
