import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { marketplaceAccountRoute, websiteAccountRoute } from './account/routes.js';
import { administrationRoutes } from './administration/routes.js';
import { consoleRoutes, installRoute } from './console/routes.js';
import { developerRoutes } from './developer/routes.js';
import { Failed } from './parts/failed.js';
import { NotFound } from './parts/not-found.js';
import { parseSearch, stringifySearch } from './parts/search-params.js';
import { consoleLayout, marketplaceLayout, rootRoute, signedOutLayout } from './layouts.js';
import { reviewerRoutes } from './reviewer/routes.js';
import { signedOutRoutes } from './signed-out/routes.js';

/** INDEX OF THE SCREENS: each area lists its own, under the layout that says who may see them. */
const tree = rootRoute.addChildren([
  signedOutLayout.addChildren([...signedOutRoutes, installRoute]),
  marketplaceLayout.addChildren([...developerRoutes, ...reviewerRoutes, ...administrationRoutes, marketplaceAccountRoute]),
  consoleLayout.addChildren([...consoleRoutes, websiteAccountRoute]),
]);

export function createDashboardRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // The queries know how old they are; the router keeps nothing.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
