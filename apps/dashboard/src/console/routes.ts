import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleLayout, signedOutLayout } from '../layouts.js';
import './install/payload.js';
import { websiteQuery } from './website/use-website.js';

const under = () => consoleLayout;

const websitesRoute = createRoute({
  getParentRoute: under,
  path: '/console',
  component: lazyRouteComponent(() => import('./websites.js'), 'Websites'),
});

const websiteRoute = createRoute({
  getParentRoute: under,
  path: '/console/websites/$websiteId',
  loader: ({ context, params }) => context.queries.ensureQueryData(websiteQuery(params.websiteId)),
  component: lazyRouteComponent(() => import('./website/frame.js'), 'WebsiteFrame'),
});

const underWebsite = () => websiteRoute;

const pluginsRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/plugins',
  component: lazyRouteComponent(() => import('./website/plugins.js'), 'Plugins'),
});

const startRoute = createRoute({
  getParentRoute: underWebsite,
  path: '/',
  component: lazyRouteComponent(() => import('./website/plugins.js'), 'Plugins'),
});

/** Screens of the people who run a website. */
export const consoleRoutes = [websitesRoute, websiteRoute.addChildren([startRoute, pluginsRoute])] as const;

/** What an install link opens, signed in or not. */
export const installRoute = createRoute({
  getParentRoute: () => signedOutLayout,
  path: '/install/$pluginId/$secret',
  component: lazyRouteComponent(() => import('./install/install.js'), 'Install'),
});
