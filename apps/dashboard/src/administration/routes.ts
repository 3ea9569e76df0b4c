import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';
import type { AuditSearch } from './audit-search.js';

const under = () => marketplaceLayout;

const peopleRoute = createRoute({
  getParentRoute: under,
  path: '/administration/people',
  component: lazyRouteComponent(() => import('./people.js'), 'People'),
});

const scopesRoute = createRoute({
  getParentRoute: under,
  path: '/administration/scopes',
  component: lazyRouteComponent(() => import('./scopes.js'), 'Scopes'),
});

const auditRoute = createRoute({
  getParentRoute: under,
  path: '/administration/audit',
  validateSearch: ({ action, subject_id, actor_id }: Record<string, unknown>): AuditSearch => ({
    ...(typeof action === 'string' ? { action } : {}),
    ...(typeof subject_id === 'string' ? { subject_id } : {}),
    ...(typeof actor_id === 'string' ? { actor_id } : {}),
  }),
  component: lazyRouteComponent(() => import('./audit.js'), 'Audit'),
});

const queuesRoute = createRoute({
  getParentRoute: under,
  path: '/administration/queues',
  component: lazyRouteComponent(() => import('./queues.js'), 'Queues'),
});

/** Screens of administrators. */
export const administrationRoutes = [peopleRoute, scopesRoute, auditRoute, queuesRoute] as const;
