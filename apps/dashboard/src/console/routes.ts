import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleLayout } from '../layouts.js';

const under = () => consoleLayout;

const websitesRoute = createRoute({
  getParentRoute: under,
  path: '/console',
  component: lazyRouteComponent(() => import('./websites.js'), 'Websites'),
});

/** Screens of the people who run a website. */
export const consoleRoutes = [websitesRoute] as const;
