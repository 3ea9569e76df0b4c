import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-keys';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { LastUses } from './last-uses.js';
import { useAct } from './use-act.js';
import { works, type Key } from './use-keys.js';
import type { Website } from './use-website.js';

const t = texts.remove;

interface DeleteKeyProps {
  readonly website: Website;
  readonly apiKey: Key;
}

/** The button that deletes a key, with its question. */
export function DeleteKey({ website, apiKey: key }: DeleteKeyProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const path = { website_id: website.id, key_id: key.id };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {works(key) ? t.act : texts.bin.remove}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={t.title(key.name ?? key.id)}
        act={t.confirm}
        onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/keys/{key_id}', { params: { path } })), t.done)}
      >
        {opened ? (
          <Stack gap="xs">
            <Text size="sm">{works(key) ? t.will : t.willDead}</Text>
            <LastUses website={website} kind="key" id={key.id} />
          </Stack>
        ) : null}
      </Confirm>
    </>
  );
}
