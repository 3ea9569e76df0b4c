import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';
import { readSearch, type QueueSearch } from './filters.js';

const under = () => marketplaceLayout;

const queueRoute = createRoute({
  getParentRoute: under,
  path: '/review',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./queue.js'), 'Queue'),
});

/** Keeps the filters of the queue, so that the next item is the next one of what was looked at. */
const itemRoute = createRoute({
  getParentRoute: under,
  path: '/review/items/$itemId',
  validateSearch: (search: Record<string, unknown>): QueueSearch & { start?: 'approve' | 'deny' } => ({
    ...readSearch(search),
    ...(search.start === 'approve' || search.start === 'deny' ? { start: search.start } : {}),
  }),
  component: lazyRouteComponent(() => import('./item.js'), 'ReviewItem'),
});

/** Screens of reviewers. */
export const reviewerRoutes = [queueRoute, itemRoute] as const;
