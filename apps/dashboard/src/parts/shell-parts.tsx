import { ActionIcon, AppShell, Container, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { texts } from '@texts/shell';
import { useDeferredValue, type ReactNode } from 'react';
import { TextLink } from './links.js';

export function Main({ size, children }: { readonly size: string; readonly children?: ReactNode }) {
  // The frame is drawn first, and the screen after it in slices between which the browser may paint and answer.
  const screen = useDeferredValue(true, false);
  return (
    <AppShell.Main id="main" tabIndex={-1}>
      <Container size={size} px={0} py="md">
        {children}
        {screen ? <Outlet /> : null}
      </Container>
    </AppShell.Main>
  );
}

export function Bar({ burger, children }: { readonly burger?: ReactNode; readonly children: ReactNode }) {
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

export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      {texts.skip}
    </a>
  );
}

export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="default"
      title={texts.scheme[scheme]}
      aria-label={texts.scheme[scheme]}
      onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}
    >
      {scheme === 'light' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
    </ActionIcon>
  );
}
