import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';

const under = () => marketplaceLayout;

const pluginsRoute = createRoute({
  getParentRoute: under,
  path: '/plugins',
  component: lazyRouteComponent(() => import('./plugins.js'), 'Plugins'),
});

/** Screens of developers. */
export const developerRoutes = [pluginsRoute] as const;
