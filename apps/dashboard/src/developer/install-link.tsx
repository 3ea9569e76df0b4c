import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { CopyValue } from '../parts/copy-value.js';
import { InstallLinkLimits } from './install-link-limits.js';
import { pluginKey } from './queries.js';

const t = texts.settings;

/** The private install link: it stays hidden until somebody asks, for it lets websites in. */
export function InstallLink({ pluginId }: { readonly pluginId: string }) {
  const query = useQuery({
    queryKey: [...pluginKey(pluginId), 'install-link'],
    // The link is a secret: it is forgotten as soon as the page is left.
    gcTime: 0,
    queryFn: () => answer(api.GET('/api/plugins/{plugin_id}/install-link', { params: { path: { plugin_id: pluginId } } })),
  });
  return (
    <Stack component="section" gap="sm">
      <div>
        <Title order={3} size="h5">
          {t.link}
        </Title>
        <Text size="sm">{t.linkLead}</Text>
      </div>
      <Answered query={query} rows={3}>
        {(link) => (
          <>
            <ShownLink link={link} pluginId={pluginId} />
            <InstallLinkLimits key={`${link.expires_at} ${link.max_uses}`} link={link} pluginId={pluginId} />
          </>
        )}
      </Answered>
    </Stack>
  );
}

function ShownLink({ link, pluginId }: { readonly link: Shape<'InstallLinkView'>; readonly pluginId: string }) {
  const queries = useQueryClient();
  const [shown, { toggle }] = useDisclosure();
  const [asking, { open, close }] = useDisclosure();
  const renew = async (): Promise<void> => {
    await answer(api.POST('/api/plugins/{plugin_id}/install-link/renew', { params: { path: { plugin_id: pluginId } } }));
    await queries.invalidateQueries({ queryKey: pluginKey(pluginId) });
    notifications.show({ message: t.renewed });
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Badge variant={link.state === 'working' ? 'filled' : 'default'}>{t.state[link.state]}</Badge>
        <Text size="sm">{t.uses(link.uses, link.max_uses)}</Text>
      </Group>
      {shown ? <CopyValue value={link.url} what={t.url} /> : <Text size="sm">{t.hidden}</Text>}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={toggle}>
          {shown ? t.hide : t.show}
        </Button>
        <Button size="xs" variant="default" onClick={open}>
          {t.renew}
        </Button>
      </Group>
      <Confirm opened={asking} onClose={close} title={t.renewTitle} act={t.renewAct} onAct={renew}>
        {t.renewBody(link.uses)}
      </Confirm>
    </Stack>
  );
}
