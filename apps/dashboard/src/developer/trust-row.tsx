import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { CopyValue } from '../parts/copy-value.js';
import { Counted } from '../parts/counted.js';
import { When } from '../parts/when.js';
import { TRUSTED_WEBSITES } from './queries.js';

const t = texts.trusted;

/** A website that trusts the account, with the way to give it up. */
export function TrustRow({ trust }: { readonly trust: Shape<'TrustedWebsiteView'> }) {
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const end = async (): Promise<void> => {
    await answer(api.DELETE('/api/trusted-websites/{trust_id}', { params: { path: { trust_id: trust.id } } }));
    await queries.invalidateQueries({ queryKey: TRUSTED_WEBSITES });
    notifications.show({ message: t.ended });
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {trust.website_name}
        </Text>
        <Text size="sm" c="dimmed">
          {trust.website_domain}
        </Text>
        <CopyValue value={trust.website_id} what={texts.installs.websiteId} />
      </Table.Td>
      <Table.Td>
        <Badge variant={trust.state === 'active' ? 'filled' : 'default'}>{t.state[trust.state]}</Badge>
        {trust.end_reason === null ? null : <Text size="sm">{t.endReason[trust.end_reason]}</Text>}
      </Table.Td>
      <Table.Td>{trust.state === 'pending' ? '–' : <When at={trust.ended_at ?? trust.expires_at} />}</Table.Td>
      <Table.Td>
        {trust.state === 'ended' ? null : (
          <Button size="xs" variant="default" onClick={open}>
            {t.end}
          </Button>
        )}
        <Confirm opened={opened} onClose={close} title={t.endTitle(trust.website_name)} act={t.end} onAct={end}>
          {opened ? <TrustEffects trustId={trust.id} /> : null}
        </Confirm>
      </Table.Td>
    </Table.Tr>
  );
}

/** How many keypairs stop working there. */
function TrustEffects({ trustId }: { readonly trustId: string }) {
  const query = useQuery({
    queryKey: ['trust-effects', trustId],
    queryFn: () => answer(api.GET('/api/trusted-websites/{trust_id}/effects', { params: { path: { trust_id: trustId } } })),
    gcTime: 0,
  });
  return (
    <Stack gap="xs">
      <Counted query={query}>{({ development_keypairs: keypairs }) => <Text size="sm">{t.endBody(keypairs)}</Text>}</Counted>
      <Text size="sm">{t.endBack}</Text>
    </Stack>
  );
}
