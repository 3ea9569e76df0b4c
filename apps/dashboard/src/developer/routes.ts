import { createRoute } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';
import { pagesQuery } from '../parts/use-pages.js';
import { grantQuery, pluginQuery, PLUGINS_LIST } from './queries.js';
import { usageQuery } from './usage-data.js';
import { usageSearch } from './usage-search.js';
import { lazyScreen } from '../parts/lazy-screen.js';

const under = () => marketplaceLayout;

const pluginsRoute = createRoute({
  getParentRoute: under,
  path: '/plugins',
  // Here as below: asked for while the script of the screen is on its way, not when the screen is drawn.
  loader: ({ context: { queries } }) => void queries.prefetchInfiniteQuery(pagesQuery(...PLUGINS_LIST)),
  component: lazyScreen(() => import('./plugins.js'), 'Plugins'),
});

const newPluginRoute = createRoute({
  getParentRoute: under,
  path: '/plugins/new',
  component: lazyScreen(() => import('./new-plugin.js'), 'NewPlugin'),
});

const trustedWebsitesRoute = createRoute({
  getParentRoute: under,
  path: '/trusted-websites',
  component: lazyScreen(() => import('./trusted-websites.js'), 'TrustedWebsites'),
});

const refusalsRoute = createRoute({
  getParentRoute: under,
  path: '/refusals',
  // The reference leads here with the id of a request that it saw refused.
  validateSearch: ({ request_id }: Record<string, unknown>): { readonly request_id?: string } =>
    typeof request_id === 'string' ? { request_id } : {},
  component: lazyScreen(() => import('./refusals.js'), 'Refusals'),
});

const pluginRoute = createRoute({
  getParentRoute: under,
  path: '/plugins/$pluginId',
  loader: ({ context, params }) => context.queries.ensureQueryData(pluginQuery(params.pluginId)),
  component: lazyScreen(() => import('./plugin.js'), 'PluginPage'),
});

const ofPlugin = () => pluginRoute;

const overviewRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/',
  loader: ({ context: { queries }, params: { pluginId } }) => {
    void queries.prefetchQuery(grantQuery(pluginId));
    void queries.prefetchQuery(usageQuery(pluginId, { interval: 'day' }));
  },
  component: lazyScreen(() => import('./overview.js'), 'Overview'),
});

const tokensRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/tokens',
  component: lazyScreen(() => import('./tokens.js'), 'Tokens'),
});

const scopesRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/scopes',
  component: lazyScreen(() => import('./scopes.js'), 'Scopes'),
});

const requestRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/request',
  component: lazyScreen(() => import('./request-scopes.js'), 'RequestScopes'),
});

const reviewRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/review',
  /** `request`: the one that is shown; left out: the newest. */
  validateSearch: ({ request }: Record<string, unknown>): { readonly request?: string } => (typeof request === 'string' ? { request } : {}),
  component: lazyScreen(() => import('./review.js'), 'Review'),
});

const usageRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/usage',
  validateSearch: usageSearch,
  component: lazyScreen(() => import('./usage.js'), 'Usage'),
});

const installsRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/installs',
  component: lazyScreen(() => import('./installs.js'), 'Installs'),
});

const settingsRoute = createRoute({
  getParentRoute: ofPlugin,
  path: '/settings',
  component: lazyScreen(() => import('./settings.js'), 'Settings'),
});

/** Screens of developers. */
export const developerRoutes = [
  pluginsRoute,
  newPluginRoute,
  trustedWebsitesRoute,
  refusalsRoute,
  pluginRoute.addChildren([overviewRoute, tokensRoute, scopesRoute, requestRoute, reviewRoute, usageRoute, installsRoute, settingsRoute]),
] as const;
