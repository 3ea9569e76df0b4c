import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import { RecentUse } from './recent-use.js';
import type { OnKey } from './on-key.js';
import type { Environment } from './usage-data.js';

const t = texts.tokens.roll;

export interface RollKeyProps {
  readonly plugin: Shape<'PluginDetails'>;
  readonly environment: Environment;
  /** An older keypair still works: rolling ends that too. */
  readonly retiring: boolean;
  readonly onKey: OnKey;
}

/** A new key at once; the present one is refused from then on. */
export function RollKey({ plugin, environment, retiring, onKey }: RollKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const repeatable = useRepeatable();
  const roll = async (): Promise<void> => {
    const path = { plugin_id: plugin.id, environment };
    const body = reason.trim() === '' ? {} : { reason: reason.trim() };
    const keypair = await repeatable((header) =>
      answer(api.POST('/api/plugins/{plugin_id}/keypairs/{environment}/roll', { params: { path, header }, body })),
    );
    setReason('');
    onKey(t.secret, keypair);
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {t.button}
      </Button>
      <Confirm opened={opened} onClose={close} title={t.title(environment)} act={t.act} onAct={roll}>
        <Stack gap="xs">
          <Text size="sm">{t.now}</Text>
          <Text size="sm" fw={600}>
            {environment === 'production' ? t.production(plugin.installs) : t.development}
          </Text>
          <RecentUse pluginId={plugin.id} environment={environment} />
          {retiring ? <Text size="sm">{t.retiring}</Text> : <Text size="sm">{t.gentle}</Text>}
          <TextInput label={t.reason} maxLength={200} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
        </Stack>
      </Confirm>
    </>
  );
}
