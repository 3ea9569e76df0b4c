import { Button, NumberInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import type { OnKey } from './on-key.js';
import type { Environment } from './usage-data.js';

const t = texts.tokens.rotate;
const GRACE_DAYS = 30;

export interface RotateKeyProps {
  readonly plugin: Shape<'PluginDetails'>;
  readonly environment: Environment;
  readonly onKey: OnKey;
}

/** A successor beside the present keypair: nothing stops while the new key is brought out. */
export function RotateKey({ plugin, environment, onKey }: RotateKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const [days, setDays] = useState<string | number>(GRACE_DAYS);
  const repeatable = useRepeatable();
  const rotate = async (): Promise<void> => {
    const path = { plugin_id: plugin.id, environment };
    const body = { reason: 'routine' as const, grace_days: days === '' ? GRACE_DAYS : Number(days) };
    onKey(
      t.secret,
      await repeatable((header) =>
        answer(api.POST('/api/plugins/{plugin_id}/keypairs/{environment}/rotate', { params: { path, header }, body })),
      ),
    );
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {t.button}
      </Button>
      <Confirm opened={opened} onClose={close} title={t.title(environment)} act={t.act} onAct={rotate} dangerous={false}>
        <Stack gap="xs">
          <Text size="sm">{t.body}</Text>
          <NumberInput label={t.days} min={0} max={365} allowDecimal={false} value={days} onChange={setDays} />
        </Stack>
      </Confirm>
    </>
  );
}
