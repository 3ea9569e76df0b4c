import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { texts } from '@texts/parts';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';

export interface AnsweredProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** Height of what will stand here, so that nothing jumps when it comes. */
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What a query answered; before that grey lines, and a refusal with a way to ask again. Old data stay while new ones are on their way. */
export function Answered<Data>({ query, rows = 4, children }: AnsweredProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ProblemAlert error={query.error} retry={() => void query.refetch()} />;
  return <Waiting rows={rows} />;
}

/** Grey lines in the place of what is on its way. */
export function Waiting({ rows }: { readonly rows: number }) {
  return (
    <Stack gap="sm" aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
