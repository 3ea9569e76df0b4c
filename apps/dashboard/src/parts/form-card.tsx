import { Button, Group, Paper, Stack, Text, Title, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';
import type { Submission } from './use-submit.js';

interface FormCardProps {
  readonly submission: Submission;
  /** The words of the button that sends the form. */
  readonly act: string;
  readonly title?: string;
  readonly lead?: string;
  /** Links or buttons beside the one that sends the form. */
  readonly beside?: ReactNode;
  readonly maw?: PaperProps['maw'];
  /** The fields. */
  readonly children?: ReactNode;
}

/** A framed form: what was refused and belongs to no field, the fields, and the button that sends them. */
export function FormCard({ submission, act, title, lead, beside, maw, children }: FormCardProps) {
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit} maw={maw}>
      <Stack>
        {title === undefined ? null : (
          <Title order={2} size="h4">
            {title}
          </Title>
        )}
        {lead === undefined ? null : <Text size="sm">{lead}</Text>}
        <ProblemAlert error={submission.error} />
        {children}
        <Group>
          <Button type="submit" loading={submission.busy}>
            {act}
          </Button>
          {beside}
        </Group>
      </Stack>
    </Paper>
  );
}
