import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-keys';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { useRepeatable } from '../../parts/use-repeatable.js';
import type { KeyCardProps } from './issued-key.js';
import { useReread } from './use-act.js';
import { ViewableChoice } from './viewable-choice.js';

/** The button that makes the secret of a prepared key, with its question. */
export function ClaimKey({ website, apiKey: key, onIssued }: KeyCardProps) {
  const [opened, { open, close }] = useDisclosure();
  const [viewable, setViewable] = useState(false);
  const reread = useReread(website.id);
  const repeatable = useRepeatable();
  const path = { website_id: website.id, key_id: key.id };
  const claim = async (): Promise<void> => {
    onIssued(
      await repeatable((header) =>
        answer(api.POST('/api/websites/{website_id}/keys/{key_id}/claim', { params: { path, header }, body: { viewable } })),
      ),
    );
    await reread();
  };
  return (
    <>
      <Button size="xs" onClick={open}>
        {texts.claim.act}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={texts.claim.title(key.name ?? key.id)}
        act={texts.claim.confirm}
        onAct={claim}
        dangerous={false}
      >
        <Stack gap="sm">
          <Text size="sm">{texts.claim.will}</Text>
          {key.predecessor_id === null ? <ViewableChoice websiteId={website.id} checked={viewable} onChange={setViewable} /> : null}
        </Stack>
      </Confirm>
    </>
  );
}
