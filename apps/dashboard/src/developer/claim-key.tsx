import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { answer, api } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import type { OnKey } from './on-key.js';

const t = texts.tokens.claim;

/** The key of an approved plugin, shown for the first and only time. */
export function ClaimKey({ pluginId, onKey }: { readonly pluginId: string; readonly onKey: OnKey }) {
  const [opened, { open, close }] = useDisclosure();
  const repeatable = useRepeatable();
  const claim = async (): Promise<void> => {
    const path = { plugin_id: pluginId };
    onKey(
      t.secret,
      await repeatable((header) => answer(api.POST('/api/plugins/{plugin_id}/keypairs/production/claim', { params: { path, header } }))),
    );
  };
  return (
    <>
      <Button onClick={open}>{t.button}</Button>
      <Confirm opened={opened} onClose={close} title={t.title} act={t.act} onAct={claim} dangerous={false}>
        {t.body}
      </Confirm>
    </>
  );
}
