import { createRoute } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';
import { readSearch, type QueueSearch } from './filters.js';
import { pagesQuery } from '../parts/use-pages.js';
import { cardQuery, queueList } from './queries.js';
import { lazyScreen } from '../parts/lazy-screen.js';

const under = () => marketplaceLayout;

const queueRoute = createRoute({
  getParentRoute: under,
  path: '/review',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  // Asked for while the script of the screen is on its way, not when the screen is drawn.
  loader: ({ context: { queries }, deps }) => void queries.prefetchInfiniteQuery(pagesQuery(...queueList(deps))),
  component: lazyScreen(() => import('./queue.js'), 'Queue'),
});

/** Keeps the filters of the queue, so that the next item is the next one of what was looked at. */
const itemRoute = createRoute({
  getParentRoute: under,
  path: '/review/items/$itemId',
  validateSearch: (search: Record<string, unknown>): QueueSearch & { start?: 'approve' | 'deny' } => ({
    ...readSearch(search),
    ...(search.start === 'approve' || search.start === 'deny' ? { start: search.start } : {}),
  }),
  loader: ({ context: { queries }, params: { itemId } }) => void queries.prefetchQuery(cardQuery(itemId)),
  component: lazyScreen(() => import('./item.js'), 'ReviewItem'),
});

const figuresRoute = createRoute({
  getParentRoute: under,
  path: '/review/figures',
  component: lazyScreen(() => import('./figures.js'), 'Figures'),
});

const policiesRoute = createRoute({
  getParentRoute: under,
  path: '/review/policies',
  component: lazyScreen(() => import('./policies.js'), 'Policies'),
});

const reasonsRoute = createRoute({
  getParentRoute: under,
  path: '/review/reasons',
  component: lazyScreen(() => import('./reasons.js'), 'Reasons'),
});

const settingsRoute = createRoute({
  getParentRoute: under,
  path: '/review/settings',
  component: lazyScreen(() => import('./settings.js'), 'ReviewSettings'),
});

/** Screens of reviewers, and of administrators what reviews go by. */
export const reviewerRoutes = [queueRoute, itemRoute, figuresRoute, policiesRoute, reasonsRoute, settingsRoute] as const;
