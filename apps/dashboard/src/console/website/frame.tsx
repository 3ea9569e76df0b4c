import { Badge, Group, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { texts as shell } from '@texts/shell';
import { CopyValue } from '../../parts/copy-value.js';
import { Page } from '../../parts/page.js';
import { TabLink, TabLinks } from '../../parts/tab-links.js';
import { useLive } from '../../parts/use-live.js';
import { looks, manages, useWebsite } from './use-website.js';

const t = texts.website;

const everybody = (): boolean => true;

/** The parts of a website's console, each for the roles that the API answers. */
const SECTIONS = [
  { path: '/console/websites/$websiteId', title: t.reach, open: looks },
  { path: '/console/websites/$websiteId/plugins', title: t.plugins, open: looks },
  { path: '/console/websites/$websiteId/trust', title: t.trust, open: manages },
  { path: '/console/websites/$websiteId/keys', title: t.keys, open: looks },
  { path: '/console/websites/$websiteId/operators', title: t.operators, open: everybody },
  { path: '/console/websites/$websiteId/channels', title: t.channels, open: everybody },
  { path: '/console/websites/$websiteId/requests', title: t.requests, open: looks },
  { path: '/console/websites/$websiteId/usage', title: t.usage, open: looks },
  { path: '/console/websites/$websiteId/settings', title: t.settings, open: everybody },
] as const;

/** Around every screen of one website: its name, and the way to its parts. */
export function WebsiteFrame() {
  const website = useWebsite();
  useLive('website', `website:${website.id}`, 'queue', ...(looks(website.role) ? [`website-requests:${website.id}`] : []));
  const here = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const pathOf = (path: string) => path.replace('$websiteId', website.id);
  const section = SECTIONS.find(({ path }) => pathOf(path) === here);
  return (
    <Page
      title={website.name}
      lead={
        <Group gap="sm">
          <span className="break-anywhere">{website.domain}</span>
          <Badge variant="default">{t.youAre(texts.roles[website.role])}</Badge>
          <CopyValue value={website.id} what={t.id} />
        </Group>
      }
    >
      <WindowTitle title={section ? `${section.title} · ${website.name}` : website.name} />
      <TabLinks label={t.sections}>
        {SECTIONS.filter(({ open }) => open(website.role)).map(({ path, title }) => (
          <TabLink key={path} to={path} params={{ websiteId: website.id }} activeOptions={{ exact: true, includeSearch: false }}>
            {title}
          </TabLink>
        ))}
      </TabLinks>
      <Stack gap="lg">
        <Outlet />
      </Stack>
    </Page>
  );
}

/** Written after the heading's own: which part it is comes first. */
function WindowTitle({ title }: { readonly title: string }) {
  useDocumentTitle(`${title} · ${shell.product}`);
  return null;
}
