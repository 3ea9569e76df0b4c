import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-operators';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Confirm } from '../../parts/confirm.js';
import { LastUses } from './last-uses.js';
import { useAct } from './use-act.js';
import type { OperatorProps } from './use-website.js';

/** The question names every credential that ends, and who will notice. */
export function RemoveOperator({ website, operator }: OperatorProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(website.id);
  const params = { path: { website_id: website.id, account_id: operator.account_id } };
  const query = useQuery({
    queryKey: ['website', website.id, 'credentials', operator.account_id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/operators/{account_id}/credentials', { params })),
    meta: { movesWith: 'requests' },
    enabled: opened,
  });
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
          <Answered query={query} rows={1}>
            {({ items }) => (
              <Stack gap="xs">
                <Text size="sm">{texts.removeWill(operator.name, items.length)}</Text>
                {items.map((key) => (
                  <div key={key.id}>
                    <Text size="sm" ff="monospace">
                      {key.masked_key}
                    </Text>
                    <LastUses website={website} kind="key" id={key.id} />
                  </div>
                ))}
              </Stack>
            )}
          </Answered>
        ) : null}
      </Confirm>
    </>
  );
}
