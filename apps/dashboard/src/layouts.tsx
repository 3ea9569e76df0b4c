import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { NotFound } from './parts/not-found.js';
import { Frame } from './parts/frame.js';
import { lazyScreen } from './parts/lazy-screen.js';
import { sessionQuery, type Realm } from './session/session.js';
import { SignedOutShell } from './parts/signed-out-shell.js';

export interface RouterContext {
  readonly queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Frame, notFoundComponent: Nowhere });

/** In the place of a screen at an address that none has. */
function Nowhere() {
  return (
    <SignedOutShell>
      <NotFound />
    </SignedOutShell>
  );
}

/** Pages that need no session. */
export const signedOutLayout = createRoute({ getParentRoute: () => rootRoute, id: 'signed-out', component: SignedOutShell });

/** Pages of developers, reviewers and administrators. */
export const marketplaceLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: 'marketplace',
  component: lazyScreen(() => import('./parts/signed-in-shell.js'), 'MarketplaceShell'),
  beforeLoad: ({ context, location }) => signedIn(context.queries, 'marketplace', location.href),
});

/** Pages of the people who run a website. */
export const consoleLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: 'console',
  component: lazyScreen(() => import('./parts/signed-in-shell.js'), 'ConsoleShell'),
  beforeLoad: ({ context, location }) => signedIn(context.queries, 'website', location.href),
});

async function signedIn(queries: QueryClient, realm: Realm, next: string) {
  const account = await queries.ensureQueryData(sessionQuery(realm));
  if (!account) redirect({ to: '/sign-in', search: { realm, next }, throw: true });
  return { account };
}
