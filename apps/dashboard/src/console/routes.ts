import { createRoute } from '@tanstack/react-router';
import { consoleLayout, signedOutLayout } from '../layouts.js';
import './install/payload.js';
import { requestSearch } from './website/request-search.js';
import { websiteQuery } from './website/use-website.js';
import { lazyScreen } from '../parts/lazy-screen.js';

const under = () => consoleLayout;

const websitesRoute = createRoute({
  getParentRoute: under,
  path: '/console',
  component: lazyScreen(() => import('./websites.js'), 'Websites'),
});

const websiteRoute = createRoute({
  getParentRoute: under,
  path: '/console/websites/$websiteId',
  loader: ({ context, params }) => context.queries.ensureQueryData(websiteQuery(params.websiteId)),
  component: lazyScreen(() => import('./website/frame.js'), 'WebsiteFrame'),
});

const underWebsite = () => websiteRoute;

const reachRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/',
  component: lazyScreen(() => import('./website/reach.js'), 'Reach'),
});

const pluginsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/plugins',
  component: lazyScreen(() => import('./website/plugins.js'), 'Plugins'),
});

const trustRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/trust',
  component: lazyScreen(() => import('./website/trust.js'), 'Trust'),
});

const keysRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/keys',
  component: lazyScreen(() => import('./website/keys.js'), 'Keys'),
});

const operatorsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/operators',
  component: lazyScreen(() => import('./website/operators.js'), 'Operators'),
});

const channelsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/channels',
  component: lazyScreen(() => import('./website/channels.js'), 'Channels'),
});

const usageRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/usage',
  component: lazyScreen(() => import('./website/usage.js'), 'Usage'),
});

const settingsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/settings',
  component: lazyScreen(() => import('./website/settings.js'), 'Settings'),
});

const requestsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/requests',
  validateSearch: requestSearch,
  component: lazyScreen(() => import('./website/requests.js'), 'Requests'),
});

const partsOfAWebsite = [
  reachRoute,
  pluginsRoute,
  trustRoute,
  keysRoute,
  operatorsRoute,
  channelsRoute,
  requestsRoute,
  usageRoute,
  settingsRoute,
] as const;

/** Screens of the people who run a website. */
export const consoleRoutes = [websitesRoute, websiteRoute.addChildren(partsOfAWebsite)] as const;

/** What an install link opens, signed in or not. */
export const installRoute = createRoute({
  getParentRoute: () => signedOutLayout,
  path: '/install/$pluginId/$secret',
  component: lazyScreen(() => import('./install/install.js'), 'Install'),
});
