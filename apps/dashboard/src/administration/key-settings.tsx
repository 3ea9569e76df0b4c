import { Badge, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/administration-settings';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';

const t = texts.keys;
export const KEY_SETTINGS = ['administration', 'key-settings'] as const;

/** Whether keys may be made that can be shown again: what is gained, what is paid, and the switch. */
export function KeySettings({ settings }: { readonly settings: Shape<'KeySettingsView'> }) {
  const queries = useQueryClient();
  const [asking, ask] = useDisclosure();
  // Stays while the dialog is open, also when somebody else switches meanwhile.
  const [target, setTarget] = useState(false);
  const { viewable_keys: on, version, sealed_copies: copies } = settings;
  const open = (value: boolean): void => {
    setTarget(value);
    ask.open();
  };
  const change = async (): Promise<void> => {
    try {
      const body = { viewable_keys: target, version };
      queries.setQueryData(KEY_SETTINGS, await answer(api.PUT('/api/administration/key-settings', { body })));
      notifications.show({ message: target ? t.switchedOn : t.switchedOff });
    } catch (error) {
      await queries.invalidateQueries({ queryKey: KEY_SETTINGS });
      throw error;
    }
  };
  return (
    <Paper withBorder p="lg" component="section">
      <Stack>
        <Group gap="xs">
          <Title order={2} size="h4">
            {t.title}
          </Title>
          <Badge variant={on ? 'filled' : 'default'} tt="none">
            {on ? t.on : t.off}
          </Badge>
        </Group>
        <Text size="sm">{t.lead}</Text>
        <Traded title={t.gained} points={t.gains} />
        <Traded title={t.paid} points={t.prices} />
        <Text size="sm">{t.copies(copies)}</Text>
        <div>
          <Button variant="default" onClick={() => open(!on)}>
            {on ? t.switchOff : t.switchOn}
          </Button>
        </div>
      </Stack>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={target ? t.switchOnTitle : t.switchOffTitle}
        act={target ? t.switchOn : t.switchOff}
        onAct={change}
      >
        {target ? t.switchOnWords : t.switchOffWords(copies)}
      </Confirm>
    </Paper>
  );
}

function Traded({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={4}>
        {points.map((point) => (
          <List.Item key={point}>{point}</List.Item>
        ))}
      </List>
    </div>
  );
}
