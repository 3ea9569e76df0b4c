import { Badge, Group, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { texts as shell } from '@texts/shell';
import { CopyValue } from '../../parts/copy-value.js';
import { LinkButton } from '../../parts/links.js';
import { Page } from '../../parts/page.js';
import { looks, useWebsite, type Role } from './use-website.js';

const t = texts.website;

interface Section {
  readonly path: `/console/websites/$websiteId${'' | '/plugins'}`;
  readonly title: string;
  readonly open: (role: Role) => boolean;
}

/** The parts of a website's console, each for the roles that the API answers. */
const SECTIONS: readonly Section[] = [{ path: '/console/websites/$websiteId/plugins', title: t.plugins, open: looks }];

/** Around every screen of one website: its name, and the way to its parts. */
export function WebsiteFrame() {
  const website = useWebsite();
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
      <Group component="nav" gap={4} aria-label={t.sections}>
        {SECTIONS.filter(({ open }) => open(website.role)).map(({ path, title }) => (
          <LinkButton
            key={path}
            to={path}
            params={{ websiteId: website.id }}
            size="compact-md"
            variant={pathOf(path) === here ? 'light' : 'subtle'}
            {...(pathOf(path) === here ? { 'aria-current': 'page' as const } : {})}
          >
            {title}
          </LinkButton>
        ))}
      </Group>
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
