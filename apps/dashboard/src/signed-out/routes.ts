import { createRoute } from '@tanstack/react-router';
import { signedOutLayout } from '../layouts.js';
import type { Realm } from '../session/session.js';
import { lazyScreen } from '../parts/lazy-screen.js';

export interface EntrySearch {
  /** Left out: the page asks which. */
  readonly realm?: Realm;
  /** Where to go after the sign-in; only paths on this host are followed. */
  readonly next?: string;
}

const entrySearch = (search: Record<string, unknown>): EntrySearch => ({
  ...(search.realm === 'marketplace' || search.realm === 'website' ? { realm: search.realm } : {}),
  ...(typeof search.next === 'string' ? { next: search.next } : {}),
});

const under = () => signedOutLayout;

export const homeRoute = createRoute({
  getParentRoute: under,
  path: '/',
  component: lazyScreen(() => import('./home.js'), 'Home'),
});

export const signInRoute = createRoute({
  getParentRoute: under,
  path: '/sign-in',
  validateSearch: entrySearch,
  component: lazyScreen(() => import('./sign-in.js'), 'SignIn'),
});

export const signUpRoute = createRoute({
  getParentRoute: under,
  path: '/sign-up',
  validateSearch: entrySearch,
  component: lazyScreen(() => import('./sign-up.js'), 'SignUp'),
});

export const forgotPasswordRoute = createRoute({
  getParentRoute: under,
  path: '/forgot-password',
  validateSearch: entrySearch,
  component: lazyScreen(() => import('./forgot-password.js'), 'ForgotPassword'),
});

const confirmRoute = createRoute({
  getParentRoute: under,
  path: '/confirm',
  component: lazyScreen(() => import('./confirm.js'), 'ConfirmAddress'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: under,
  path: '/reset-password',
  component: lazyScreen(() => import('./reset-password.js'), 'ResetPassword'),
});

const invitationRoute = createRoute({
  getParentRoute: under,
  path: '/invitation',
  component: lazyScreen(() => import('./invitation.js'), 'Invitation'),
});

/** Screens that need no session. */
export const signedOutRoutes = [
  homeRoute,
  signInRoute,
  signUpRoute,
  forgotPasswordRoute,
  confirmRoute,
  resetPasswordRoute,
  invitationRoute,
] as const;
