import { Anchor, AppShell } from '@mantine/core';
import { texts } from '@texts/shell';
import type { ReactNode } from 'react';
import { Bar, Main, SchemeSwitch, SkipLink } from './shell-parts.js';

/** Around the pages that need no session. It is in the first load of everybody: keep menus and the like out of it. */
export function SignedOutShell({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <SkipLink />
      <AppShell header={{ height: 56 }} padding="md">
        <AppShell.Header>
          <Bar>
            <Anchor href="/docs" size="sm">
              {texts.reference}
            </Anchor>
            <SchemeSwitch />
          </Bar>
        </AppShell.Header>
        <Main size="sm">{children}</Main>
      </AppShell>
    </>
  );
}
