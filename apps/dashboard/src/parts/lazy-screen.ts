import { lazyRouteComponent } from '@tanstack/react-router';

const AGAIN_MS = 2_000;

/**
 * The router's own reloads the page when the script of a screen cannot be had. That is right after an update of Gatehouse; without a connection
 * the browser's error page would come in the place of everything that was typed. So here the reload waits until Gatehouse answers, and what is
 * on the screen stays until then. (Browsers do not ask a second time for a script that failed once.)
 */
export const lazyScreen: typeof lazyRouteComponent = (importer, name) => lazyRouteComponent(() => whenReachable(importer), name);

async function whenReachable<Screens>(importer: () => Promise<Screens>): Promise<Screens> {
  for (;;) {
    try {
      return await importer();
    } catch (error) {
      if (await isReachable()) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

async function isReachable(): Promise<boolean> {
  try {
    await fetch('/assets/gatehouse.svg', { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
