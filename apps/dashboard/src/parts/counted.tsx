import { Anchor, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { texts } from '@texts/parts';
import type { ReactNode } from 'react';

export interface CountedProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'isError' | 'refetch'>;
  readonly children: (data: Data) => ReactNode;
}

/** The numbers of a question. Where they cannot be read it says so, and the question can be answered all the same. */
export function Counted<Data>({ query: { data, isError, refetch }, children }: CountedProps<Data>) {
  if (data !== undefined) return <>{children(data)}</>;
  return isError ? <NotCounted onRetry={() => void refetch()} /> : <Counting />;
}

export function NotCounted({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Text size="sm" role="status" fw={600}>
      {texts.notCounted}{' '}
      <Anchor component="button" type="button" size="sm" onClick={onRetry}>
        {texts.countAgain}
      </Anchor>
    </Text>
  );
}

function Counting() {
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{texts.counting}</VisuallyHidden>
      <Skeleton height={20} />
    </div>
  );
}
