import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-operators';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { OperatorKeys } from './operator-keys.js';
import { useAct } from './use-act.js';
import type { OperatorProps } from './use-website.js';

/** The question names every credential that ends, and who will notice. */
export function RemoveOperator({ website, operator }: OperatorProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {texts.remove}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={texts.removeTitle(operator.name)}
        act={texts.removeAct}
        onAct={() =>
          act(() => answer(api.DELETE('/api/websites/{website_id}/operators/{account_id}', { params })), texts.removed(operator.name))
        }
      >
        {opened ? (
          <Stack gap="xs">
            <Text size="sm">{texts.removeWill(operator.name)}</Text>
            <OperatorKeys website={website} operator={operator} words={texts.removeKeys} />
          </Stack>
        ) : null}
      </Confirm>
    </>
  );
}
