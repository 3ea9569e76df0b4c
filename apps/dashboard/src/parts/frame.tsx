import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Around everything: after a change of page the focus goes to its heading, so that who hears the page learns where they are. */
export function Frame() {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) document.querySelector<HTMLElement>('main h1')?.focus();
    before.current = path;
  }, [path]);
  return <Outlet />;
}
