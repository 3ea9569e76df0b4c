import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** In the place of an empty list: what would stand here, and the next step. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="xs">
        <Text fw={600}>{title}</Text>
        {children === undefined ? null : (
          <Text c="dimmed" ta="center" maw="60ch" component="div">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Paper>
  );
}
