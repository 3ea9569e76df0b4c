import { Badge, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { texts as parts } from '@texts/parts';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { TextLink } from '../parts/links.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { CreateWebsite } from './create-website.js';

const t = texts.websites;

export function Websites() {
  const navigate = useNavigate();
  const [creating, { open, close }] = useDisclosure();
  const { query, items = [] } = usePages(['websites'], (cursor) =>
    answer(api.GET('/api/websites', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  const create = <Button onClick={open}>{t.create}</Button>;
  return (
    <Page title={t.title} lead={t.lead} actions={items.length === 0 ? undefined : create}>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty} action={create}>
              {t.emptyLead}
            </Empty>
          ) : (
            <Stack gap="sm">
              {items.map((website) => (
                <WebsiteCard key={website.id} website={website} />
              ))}
              <More query={query} />
            </Stack>
          )
        }
      </Answered>
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
