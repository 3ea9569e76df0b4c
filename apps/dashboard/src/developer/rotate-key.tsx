import { Button, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import { RecentUse } from './recent-use.js';
import type { OnKey } from './on-key.js';
import type { Environment } from './usage-data.js';

const t = texts.tokens.rotate;
const GRACE_DAYS = 30;
const MOST_GRACE_DAYS = 90;
type Ends = NonNullable<Shape<'RotateBody'>['ends']>;

export interface RotateKeyProps {
  readonly plugin: Shape<'PluginDetails'>;
  readonly environment: Environment;
  readonly onKey: OnKey;
}

/** A successor beside the present keypair: nothing stops while the new key is brought out. */
export function RotateKey({ plugin, environment, onKey }: RotateKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const [days, setDays] = useState<string | number>(GRACE_DAYS);
  const [ends, setEnds] = useState<Ends>('on_first_use');
  const repeatable = useRepeatable();
  const rotate = async (): Promise<void> => {
    const path = { plugin_id: plugin.id, environment };
    const body = { reason: 'routine' as const, grace_days: days === '' ? GRACE_DAYS : Number(days), ends };
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
          <RecentUse pluginId={plugin.id} environment={environment} />
          <Radio.Group label={t.ends} value={ends} onChange={(value) => setEnds(value === 'at_grace_end' ? value : 'on_first_use')}>
            <Stack gap="xs" mt="xs">
              <Radio value="on_first_use" label={t.endsBy.on_first_use} />
              <Radio value="at_grace_end" label={t.endsBy.at_grace_end} />
            </Stack>
          </Radio.Group>
          <NumberInput label={t.days} min={0} max={MOST_GRACE_DAYS} allowDecimal={false} value={days} onChange={setDays} />
        </Stack>
      </Confirm>
    </>
  );
}
