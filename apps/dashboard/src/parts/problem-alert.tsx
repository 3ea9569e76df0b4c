import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { texts } from '@texts/parts';
import { Problem, wordsOf } from '../api/problem.js';

export interface ProblemAlertProps {
  /** What was thrown; nothing is shown for null. */
  readonly error: unknown;
  readonly retry?: () => void;
}

/** What went wrong, in the API's own words, read out when it appears. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  if (error === null || error === undefined) return null;
  const words = wordsOf(error);
  // Where it is all that is wrong, the refusal says it already.
  const fields = error instanceof Problem ? error.errors.filter(({ detail }) => !words.includes(detail)) : [];
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={texts.failed} role="alert" tabIndex={-1}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words}</Text>
        {fields.map(({ pointer, detail }) => (
          <Text size="sm" key={`${pointer} ${detail}`}>
            {detail}
          </Text>
        ))}
        {retry ? (
          <Button size="xs" variant="default" onClick={retry}>
            {texts.tryAgain}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
