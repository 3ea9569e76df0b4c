import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-trust';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { LastUses } from './last-uses.js';
import { useAct } from './use-act.js';
import type { Developer } from './use-trust.js';
import type { Website } from './use-website.js';

/** The button that ends the trust in a developer, with its question. */
export function EndTrust({ website, developer }: { readonly website: Website; readonly developer: Developer }) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const path = { website_id: website.id, trust_id: developer.id };
  const pending = developer.state === 'pending';
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {pending ? texts.refuse : texts.end}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={pending ? texts.refuseTitle(developer.account_name) : texts.endTitle(developer.account_name)}
        act={pending ? texts.refuseAct : texts.endAct}
        onAct={() =>
          act(
            () => answer(api.POST('/api/websites/{website_id}/trusted-developers/{trust_id}/end', { params: { path } })),
            pending ? texts.refused : texts.ended,
          )
        }
      >
        <Stack gap="xs">
          <Text size="sm">{pending ? texts.refuseWill : texts.endWill(developer.account_name)}</Text>
          {opened && !pending ? <LastUses website={website} kind="developer" id={developer.account_id} /> : null}
        </Stack>
      </Confirm>
    </>
  );
}
