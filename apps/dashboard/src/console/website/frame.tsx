import { Badge, Group, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { texts as shell } from '@texts/shell';
import { Problem } from '../../api/problem.js';
import { CopyValue } from '../../parts/copy-value.js';
import { Empty } from '../../parts/empty.js';
import { NotFound } from '../../parts/not-found.js';
import { Page } from '../../parts/page.js';
import { TabLink, TabLinks } from '../../parts/tab-links.js';
import { useLive } from '../../parts/use-live.js';
import { looks, manages, useWebsite, websiteQuery } from './use-website.js';

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
  const gone = useGone(website.id);
  useLive('website', `website:${website.id}`, 'queue', ...(looks(website.role) ? [`website-requests:${website.id}`] : []));
  const here = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const pathOf = (path: string) => path.replace('$websiteId', website.id);
  const section = SECTIONS.find(({ path }) => pathOf(path) === here);
  if (gone) return <NotFound />;
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
        {section?.open(website.role) === false ? <Empty title={t.closed}>{t.closedLead(texts.roles[website.role])}</Empty> : <Outlet />}
      </Stack>
    </Page>
  );
}

/** Whether the website is no longer the person's: somebody has removed them while they looked at it. */
function useGone(websiteId: string): boolean {
  const { error } = useQuery(websiteQuery(websiteId));
  return error instanceof Problem && error.status === 404;
}

/** Written after the heading's own: which part it is comes first. */
function WindowTitle({ title }: { readonly title: string }) {
  useDocumentTitle(`${title} · ${shell.product}`);
  return null;
}
