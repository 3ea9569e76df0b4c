import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem.js';
import { useSubmit, type Submission } from './use-submit.js';

interface Versioned {
  readonly version: number;
}

interface Options<View extends Versioned, Values extends Record<string, unknown>> {
  /** Of the query that `present` comes from. */
  readonly queryKey: QueryKey;
  readonly present: View;
  readonly valuesOf: (view: View) => Values;
  /** @param version of what the person saw when they pressed the button */
  readonly write: (values: Values, version: number) => Promise<View>;
}

interface VersionedForm<View, Values> {
  readonly form: UseFormReturnType<Values>;
  readonly submission: Submission;
  /** What somebody else wrote while this form was being filled in; null: nothing. */
  readonly theirs: View | null;
  readonly takeTheirs: () => void;
}

/**
 * A form for what several people may change. What somebody else saved is shown beside what was typed, which stays; an untouched form follows.
 * Nobody's values are put in the place of others that were not seen.
 */
export function useVersionedForm<View extends Versioned, Values extends Record<string, unknown>>({
  queryKey,
  present,
  valuesOf,
  write,
}: Options<View, Values>): VersionedForm<View, Values> {
  const queries = useQueryClient();
  const form = useForm<Values>({ initialValues: valuesOf(present) });
  const [basis, setBasis] = useState(present.version);
  const newer = present.version > basis;
  const take = (view: View): void => {
    form.setInitialValues(valuesOf(view));
    form.setValues(valuesOf(view));
    form.clearErrors();
    setBasis(view.version);
  };
  // While nothing was typed there is nothing to lose: the form shows what stands.
  if (newer && !form.isDirty()) take(present);
  const submission = useSubmit(form, async (values) => {
    try {
      const saved = await write(values, present.version);
      queries.setQueryData(queryKey, saved);
      take(saved);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'settings_changed_meanwhile') throw error;
      // What they wrote comes into the form as news; it says more than the refusal.
      await queries.refetchQueries({ queryKey }, { throwOnError: true });
    }
  });
  return { form, submission, theirs: newer ? present : null, takeTheirs: () => take(present) };
}
