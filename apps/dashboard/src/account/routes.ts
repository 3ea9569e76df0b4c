import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleLayout, marketplaceLayout } from '../layouts.js';

/** The page of one's own account, once in each realm. */
export const marketplaceAccountRoute = createRoute({
  getParentRoute: () => marketplaceLayout,
  path: '/account',
  component: lazyRouteComponent(() => import('./account.js'), 'MarketplaceAccount'),
});

export const websiteAccountRoute = createRoute({
  getParentRoute: () => consoleLayout,
  path: '/console/account',
  component: lazyRouteComponent(() => import('./account.js'), 'WebsiteAccount'),
});
