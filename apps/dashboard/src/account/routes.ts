import { createRoute } from '@tanstack/react-router';
import { consoleLayout, marketplaceLayout } from '../layouts.js';
import { lazyScreen } from '../parts/lazy-screen.js';

/** The page of one's own account, once in each realm. */
export const marketplaceAccountRoute = createRoute({
  getParentRoute: () => marketplaceLayout,
  path: '/account',
  component: lazyScreen(() => import('./account.js'), 'MarketplaceAccount'),
});

export const websiteAccountRoute = createRoute({
  getParentRoute: () => consoleLayout,
  path: '/console/account',
  component: lazyScreen(() => import('./account.js'), 'WebsiteAccount'),
});
