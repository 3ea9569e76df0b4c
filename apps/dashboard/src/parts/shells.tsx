import {
  ActionIcon,
  Alert,
  Anchor,
  AppShell,
  Burger,
  Button,
  Container,
  Group,
  Menu,
  ScrollArea,
  Text,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { MenuLink, SideLink, TextLink } from './links.js';
import { texts } from '@texts/shell';
import type { ReactNode } from 'react';
import { answer, api } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { useAccount, useSignOut, type Account, type Realm } from '../session/session.js';
import { consoleLinks, marketplaceLinks, type NavGroup } from './navigation.js';

export function SignedOutShell() {
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
        <Main size="sm" />
      </AppShell>
    </>
  );
}

export function MarketplaceShell() {
  const account = useAccount('marketplace');
  return <SignedInShell realm="marketplace" account={account} label={texts.marketplaceNav.label} groups={marketplaceLinks(account.role)} />;
}

export function ConsoleShell() {
  return <SignedInShell realm="website" account={useAccount('website')} label={texts.consoleNav.label} groups={consoleLinks()} />;
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
  return (
    <>
      <SkipLink />
      <AppShell header={{ height: 56 }} navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
        <AppShell.Header>
          <Bar
            burger={<Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu} aria-expanded={opened} />}
          >
            <TextLink to={realm === 'marketplace' ? '/console' : '/plugins'} size="sm" visibleFrom="xs">
              {realm === 'marketplace' ? texts.toConsole : texts.toMarketplace}
            </TextLink>
            <Anchor href="/docs" size="sm" visibleFrom="xs">
              {texts.reference}
            </Anchor>
            <SchemeSwitch />
            <AccountMenu realm={realm} account={account} />
          </Bar>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={label}>
          <ScrollArea>
            {groups.map(({ title, links }) => (
              <div key={title}>
                <Text size="xs" fw={600} c="dimmed" px="sm" pt="sm" pb={4}>
                  {title}
                </Text>
                {links.map(({ to, text }) => {
                  const here = path === to || path.startsWith(`${to}/`);
                  return (
                    <SideLink key={to} to={to} label={text} active={here} onClick={close} {...(here ? { 'aria-current': 'page' } : {})} />
                  );
                })}
              </div>
            ))}
          </ScrollArea>
        </AppShell.Navbar>
        <Main size="xl">{account.confirmed ? null : <ConfirmFirst realm={realm} />}</Main>
      </AppShell>
    </>
  );
}

function Main({ size, children }: { readonly size: string; readonly children?: ReactNode }) {
  return (
    <AppShell.Main id="main" tabIndex={-1}>
      <Container size={size} px={0} py="md">
        {children}
        <Outlet />
      </Container>
    </AppShell.Main>
  );
}

function Bar({ burger, children }: { readonly burger?: ReactNode; readonly children: ReactNode }) {
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        {burger}
        <TextLink to="/" underline="never" c="inherit" fw={700}>
          <Group gap={8} wrap="nowrap">
            <img src="/assets/gatehouse.svg" alt="" width={26} height={26} />
            {texts.product}
          </Group>
        </TextLink>
      </Group>
      <Group gap="md" wrap="nowrap" component="nav" aria-label={texts.menu}>
        {children}
      </Group>
    </Group>
  );
}

function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      {texts.skip}
    </a>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <Tooltip label={texts.scheme[scheme]}>
      <ActionIcon variant="default" aria-label={texts.scheme[scheme]} onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}>
        {scheme === 'light' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
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
