import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { texts } from '@texts/shell';
import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One screen: its heading, which is also the title of the window, and what it shows. */
export function Page({ title, lead, actions, children }: PageProps) {
  useDocumentTitle(`${title} · ${texts.product}`);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={1} size="h2" tabIndex={-1} className="break-anywhere">
            {title}
          </Title>
          {lead === undefined ? null : (
            <Text c="dimmed" maw="70ch" mt={4} component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
