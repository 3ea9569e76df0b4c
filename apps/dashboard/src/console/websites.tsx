import { Badge, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { texts as parts } from '@texts/parts';
import { answer, api, type Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { TextLink } from '../parts/links.js';
import { Listed } from '../parts/listed.js';
import { Page } from '../parts/page.js';
import { useLongList } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { CreateWebsite } from './create-website.js';

const t = texts.websites;

export function Websites() {
  const navigate = useNavigate();
  const [creating, { open, close }] = useDisclosure();
  const list = useLongList(['websites'], (cursor) =>
    answer(api.GET('/api/websites', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  const create = <Button onClick={open}>{t.create}</Button>;
  return (
    <Page title={t.title} lead={t.lead} actions={list.items?.length === 0 ? undefined : create}>
      <Listed
        list={list}
        keyOf={({ id }) => id}
        gap="sm"
        empty={
          <Empty title={t.empty} action={create}>
            {t.emptyLead}
          </Empty>
        }
        card={(website) => <WebsiteCard website={website} />}
      />
      <Modal opened={creating} onClose={close} title={texts.createWebsite.title} closeButtonProps={{ 'aria-label': parts.close }} centered>
        <CreateWebsite onCreated={({ id }) => navigate({ to: '/console/websites/$websiteId', params: { websiteId: id } })} />
      </Modal>
    </Page>
  );
}

function WebsiteCard({ website }: { readonly website: Shape<'WebsiteView'> }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={website.name}>
      <Stack gap={6}>
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={2} size="h4" className="break-anywhere">
              <TextLink to="/console/websites/$websiteId" params={{ websiteId: website.id }} inherit>
                {website.name}
              </TextLink>
            </Title>
            <Badge variant="default">{texts.roles[website.role]}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t.since} <When at={website.created_at} />
          </Text>
        </Group>
        <Group gap="md">
          <Text size="sm" c="dimmed" className="break-anywhere">
            {website.domain}
          </Text>
          <CopyValue value={website.id} what={t.idOf(website.name)} />
        </Group>
      </Stack>
    </Paper>
  );
}
