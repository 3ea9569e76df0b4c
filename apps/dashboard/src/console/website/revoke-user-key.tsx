import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-operators';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { LastUses } from './last-uses.js';
import { useAct } from './use-act.js';
import type { Website } from './use-website.js';

const t = texts.key;

interface RevokeProps {
  readonly website: Website;
  readonly accountId: string;
  readonly name: string;
  /** All values that work now; they end together. */
  readonly keyIds: readonly string[];
}

/** The button that revokes an operator's key, with its question. */
export function RevokeUserKey({ website, accountId, name, keyIds }: RevokeProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const params = { path: { website_id: website.id, account_id: accountId } };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t.revoke}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={t.revokeTitle(name)}
        act={t.revokeAct}
        onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/operators/{account_id}/key', { params })), t.revoked)}
      >
        <Stack gap="xs">
          <Text size="sm">{t.revokeWill(keyIds.length)}</Text>
          {opened ? keyIds.map((id) => <LastUses key={id} website={website} kind="key" id={id} />) : null}
        </Stack>
      </Confirm>
    </>
  );
}
