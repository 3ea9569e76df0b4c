import { Container } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../api/problem.js';
import { NotFound } from './not-found.js';
import { ProblemAlert } from './problem-alert.js';

/** In the place of a screen that could not be made. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <ProblemAlert error={error} retry={retry} />
    </Container>
  );
}
