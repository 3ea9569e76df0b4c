const SHELL = 'parts/signed-in-shell';

/**
 * Where the dashboard's screens stand; which screen it is, its own router finds out. Everything else stays with the other controllers.
 * The value names the modules (under `apps/dashboard/src`) that the screen will ask for, so that the browser may fetch them at once.
 */
export const SCREENS: Readonly<Record<string, readonly string[]>> = {
  '/': ['signed-out/home'],
  '/sign-in': ['signed-out/sign-in'],
  '/sign-up': ['signed-out/sign-up'],
  '/forgot-password': ['signed-out/forgot-password'],
  '/confirm': ['signed-out/confirm'],
  '/reset-password': ['signed-out/reset-password'],
  '/invitation': ['signed-out/invitation'],
  '/account': [SHELL, 'account/account'],
  '/plugins': [SHELL, 'developer/plugins'],
  '/plugins/new': [SHELL, 'developer/new-plugin'],
  '/plugins/:id': [SHELL, 'developer/plugin', 'developer/overview'],
  '/plugins/*': [SHELL, 'developer/plugin'],
  '/trusted-websites': [SHELL, 'developer/trusted-websites'],
  '/refusals': [SHELL, 'developer/refusals'],
  '/review': [SHELL, 'reviewer/queue'],
  '/review/items/:id': [SHELL, 'reviewer/item'],
  '/review/*': [SHELL],
  '/administration/people': [SHELL, 'administration/people'],
  '/administration/scopes': [SHELL, 'administration/scopes'],
  '/administration/audit': [SHELL, 'administration/audit'],
  '/administration/queues': [SHELL, 'administration/queues'],
  '/administration/settings': [SHELL, 'administration/settings'],
  '/console': [SHELL, 'console/websites'],
  '/console/account': [SHELL, 'account/account'],
  '/console/websites/:id': [SHELL, 'console/website/frame', 'console/website/reach'],
  '/console/websites/*': [SHELL, 'console/website/frame'],
  '/console/*': [SHELL],
  '/install/*': ['console/install/install'],
};

/** Every other address: the dashboard says that there is nothing. */
export const NOWHERE = '/*';

/** The question that a screen asks first: who is signed in. Null where anybody may be. */
export function sessionOf(screen: string): string | null {
  if (!SCREENS[screen]?.includes(SHELL)) return null;
  return screen.startsWith('/console') ? '/api/website/session' : '/api/marketplace/session';
}
