import { Anchor, Group, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';

/** One of the parts of a thing that has a page of its own each. The one that is shown says so. */
export const TabLink = createLink((props: AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>) => (
  <Anchor underline="never" c="inherit" size="sm" {...props} className={`tab-link ${props.className ?? ''}`} />
));

/** The links to the parts of a thing, above the part that is shown; on a phone they take more than one line. */
export function TabLinks({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Group component="nav" aria-label={label} gap={0} className="tab-links">
      {children}
    </Group>
  );
}
