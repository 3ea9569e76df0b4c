import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { answer, api } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import type { RotateKeyProps } from './rotate-key.js';

const t = texts.tokens.lost;

/** For who rotated and did not keep what was shown: another key, and still nothing stops. */
export function LostKey({ plugin, environment, onKey }: RotateKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const repeatable = useRepeatable();
  const replace = async (): Promise<void> => {
    const path = { plugin_id: plugin.id, environment };
    const body = { reason: 'lost' as const, grace_days: 0 };
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
      <Confirm opened={opened} onClose={close} title={t.title} act={t.act} onAct={replace} dangerous={false}>
        {t.body}
      </Confirm>
    </>
  );
}
