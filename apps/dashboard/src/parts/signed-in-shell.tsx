import './all-styles.css';
import { ActionIcon, Alert, Anchor, AppShell, Burger, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications, notifications } from '@mantine/notifications';
import { IconUser } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { texts } from '@texts/shell';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { answer, api } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { HolderProvider, sessionQuery, useSignOut, type Account, type Realm } from '../session/session.js';
import { Elsewhere, OTHER_REALM } from './elsewhere.js';
import { TextLink } from './links.js';
import { MenuLink, SideLink } from './menu-links.js';
import { consoleLinks, marketplaceLinks, type NavGroup } from './navigation.js';
import { SessionEnded } from './session-ended.js';
import { Bar, Main, SchemeSwitch, SkipLink } from './shell-parts.js';

/** How often is it asked whether somebody has signed in again in another window. */
const ASK_AGAIN_MS = 5_000;

export function MarketplaceShell() {
  return (
    <Held realm="marketplace">
      {(account) => (
        <SignedInShell realm="marketplace" account={account} label={texts.marketplaceNav.label} groups={marketplaceLinks(account.role)} />
      )}
    </Held>
  );
}

export function ConsoleShell() {
  return (
    <Held realm="website">
      {(account) => <SignedInShell realm="website" account={account} label={texts.consoleNav.label} groups={consoleLinks()} />}
    </Held>
  );
}

/** Keeps a screen as it is when its session ends, until the same person has signed in again, here or in another window. */
function Held({ realm, children }: { readonly realm: Realm; readonly children: (account: Account) => ReactNode }) {
  const { data: present } = useSuspenseQuery({
    ...sessionQuery(realm),
    refetchInterval: ({ state }) => (state.data === null ? ASK_AGAIN_MS : false),
  });
  const [account, setAccount] = useState(present);
  if (present && present !== account && present.id === account?.id) setAccount(present);
  const isAnother = present?.id !== account?.id && (present !== null || account === null);
  useEffect(() => {
    // Nothing on this screen is theirs.
    if (isAnother) location.reload();
  }, [isAnother]);
  const holder = useMemo(() => (account ? { realm, account } : null), [realm, account]);
  if (!holder || isAnother) return null;
  return (
    <HolderProvider value={holder}>
      {children(holder.account)}
      <SessionEnded realm={realm} account={holder.account} opened={present === null} />
    </HolderProvider>
  );
}

interface ShellProps {
  readonly realm: Realm;
  readonly account: Account;
  readonly label: string;
  readonly groups: readonly NavGroup[];
}

function SignedInShell({ realm, account, label, groups }: ShellProps) {
  const [opened, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // The longest that fits: /review/figures is not also the queue.
  const current = groups
    .flatMap(({ links }) => links.map(({ to }) => to))
    .filter((to) => path === to || path.startsWith(`${to}/`))
    .sort((one, other) => other.length - one.length)[0];
  return (
    <>
      <SkipLink />
      <Notifications position="bottom-right" />
      <AppShell header={{ height: 56 }} navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
        <AppShell.Header>
          <Bar
            burger={<Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu} aria-expanded={opened} />}
          >
            <TextLink to={OTHER_REALM[realm].to} size="sm" visibleFrom="xs">
              {OTHER_REALM[realm].text}
            </TextLink>
            <Anchor href="/docs" size="sm" visibleFrom="xs">
              {texts.reference}
            </Anchor>
            <SchemeSwitch />
            <AccountMenu realm={realm} account={account} />
          </Bar>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={label} className="side">
          {groups.map(({ title, links }) => (
            <div key={title}>
              <Text size="xs" fw={600} c="dimmed" px="sm" pt="sm" pb={4}>
                {title}
              </Text>
              {links.map(({ to, text }) => {
                const here = to === current;
                return (
                  <SideLink
                    key={to}
                    to={to}
                    label={text}
                    active={here}
                    activeOptions={{ exact: true }}
                    onClick={close}
                    {...(here ? { 'aria-current': 'page' } : {})}
                  />
                );
              })}
            </div>
          ))}
          <Elsewhere realm={realm} />
        </AppShell.Navbar>
        <Main size="xl">{account.confirmed ? null : <ConfirmFirst realm={realm} />}</Main>
      </AppShell>
    </>
  );
}

function AccountMenu({ realm, account }: { readonly realm: Realm; readonly account: Account }) {
  const signOut = useSignOut(realm);
  const leave = (): void => {
    signOut().catch((error: unknown) => notifications.show({ color: 'red', message: wordsOf(error) }));
  };
  const name = texts.signedInAs(account.name, account.email);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={name}>
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <MenuLink to={realm === 'marketplace' ? '/account' : '/console/account'}>{texts.account}</MenuLink>
        <Menu.Item onClick={leave}>{texts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ConfirmFirst({ realm }: { readonly realm: Realm }) {
  const send = async (): Promise<void> => {
    try {
      await answer(realm === 'marketplace' ? api.POST('/api/marketplace/confirm/again') : api.POST('/api/website/confirm/again'));
      notifications.show({ message: texts.sentAgain });
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    }
  };
  return (
    <Alert color="yellow" mb="md" role="status">
      <Group>
        <Text size="sm">{texts.confirmFirst}</Text>
        <Button size="xs" variant="default" onClick={() => void send()}>
          {texts.sendAgain}
        </Button>
      </Group>
    </Alert>
  );
}
