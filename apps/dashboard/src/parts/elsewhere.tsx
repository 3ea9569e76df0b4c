import { Box, NavLink, Text } from '@mantine/core';
import { texts } from '@texts/shell';
import type { Realm } from '../session/session.js';
import { SideLink } from './menu-links.js';

/** The ways out of a realm. */
export const OTHER_REALM = {
  marketplace: { to: '/console', text: texts.toConsole },
  website: { to: '/plugins', text: texts.toMarketplace },
} as const;

/** What stands in the bar at the top, at the side of a phone, where the bar has no room for it. */
export function Elsewhere({ realm }: { readonly realm: Realm }) {
  return (
    <Box hiddenFrom="xs">
      <Text size="xs" fw={600} c="dimmed" px="sm" pt="sm" pb={4}>
        {texts.elsewhere}
      </Text>
      <SideLink to={OTHER_REALM[realm].to} label={OTHER_REALM[realm].text} />
      <NavLink href="/docs" label={texts.reference} />
    </Box>
  );
}
