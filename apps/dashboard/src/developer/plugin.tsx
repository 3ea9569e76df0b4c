import { Badge, Group } from '@mantine/core';
import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { texts } from '@texts/developer';
import { CopyValue } from '../parts/copy-value.js';
import { Page } from '../parts/page.js';
import { TabLink, TabLinks } from '../parts/tab-links.js';
import { useLive } from '../parts/use-live.js';
import { usePlugin } from './use-plugin.js';

const t = texts.plugin;
const WHOLE_PATH = { exact: true, includeSearch: false } as const;
const ANY_SEARCH = { includeSearch: false } as const;

/** The page of a plugin: what it is, the links to its parts, and the part that is open. */
export function PluginPage() {
  const { plugin } = usePlugin();
  useLive('marketplace', `plugin:${plugin.id}`, `plugin-requests:${plugin.id}`, 'queue');
  const params = { pluginId: plugin.id };
  // The form belongs to the scopes, and has no tab of its own.
  const asking = useMatchRoute()({ to: '/plugins/$pluginId/request' }) !== false;
  return (
    <Page
      title={plugin.name}
      lead={plugin.notice ?? undefined}
      actions={
        <>
          <Badge variant="default">{texts.plugins.visibility[plugin.visibility]}</Badge>
          <Badge variant="default">{texts.plugins.production[plugin.production]}</Badge>
        </>
      }
    >
      <Group gap="md">
        <CopyValue value={plugin.id} what={t.id} />
        <CopyValue value={plugin.urn} what={t.urn} />
      </Group>
      <TabLinks label={t.tabs}>
        <TabLink to="/plugins/$pluginId" params={params} activeOptions={WHOLE_PATH}>
          {t.overview}
        </TabLink>
        <TabLink to="/plugins/$pluginId/tokens" params={params} activeOptions={ANY_SEARCH}>
          {t.tokens}
        </TabLink>
        <TabLink to="/plugins/$pluginId/scopes" params={params} activeOptions={ANY_SEARCH} {...(asking ? { 'aria-current': 'page' } : {})}>
          {t.scopes}
        </TabLink>
        <TabLink to="/plugins/$pluginId/review" params={params} activeOptions={ANY_SEARCH}>
          {t.review}
        </TabLink>
        <TabLink to="/plugins/$pluginId/usage" params={params} activeOptions={ANY_SEARCH}>
          {t.usage}
        </TabLink>
        <TabLink to="/plugins/$pluginId/installs" params={params} activeOptions={ANY_SEARCH}>
          {t.installs}
        </TabLink>
        <TabLink to="/plugins/$pluginId/settings" params={params} activeOptions={ANY_SEARCH}>
          {t.settings}
        </TabLink>
      </TabLinks>
      <Outlet />
    </Page>
  );
}
