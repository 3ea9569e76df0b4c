import { createRoute } from '@tanstack/react-router';
import { marketplaceLayout } from '../layouts.js';
import { auditSearch } from './audit-search.js';
import { peopleSearch } from './people-search.js';
import { lazyScreen } from '../parts/lazy-screen.js';

const under = () => marketplaceLayout;

const peopleRoute = createRoute({
  getParentRoute: under,
  path: '/administration/people',
  validateSearch: peopleSearch,
  component: lazyScreen(() => import('./people.js'), 'People'),
});

const scopesRoute = createRoute({
  getParentRoute: under,
  path: '/administration/scopes',
  component: lazyScreen(() => import('./scopes.js'), 'Scopes'),
});

const auditRoute = createRoute({
  getParentRoute: under,
  path: '/administration/audit',
  validateSearch: auditSearch,
  component: lazyScreen(() => import('./audit.js'), 'Audit'),
});

const queuesRoute = createRoute({
  getParentRoute: under,
  path: '/administration/queues',
  component: lazyScreen(() => import('./queues.js'), 'Queues'),
});

const settingsRoute = createRoute({
  getParentRoute: under,
  path: '/administration/settings',
  component: lazyScreen(() => import('./settings.js'), 'Settings'),
});

/** Screens of administrators. */
export const administrationRoutes = [peopleRoute, scopesRoute, auditRoute, queuesRoute, settingsRoute] as const;
