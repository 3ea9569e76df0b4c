import type { UseFormReturnType } from '@mantine/form';
import { texts } from '@texts/parts';
import { useRef, useState, type FormEvent } from 'react';
import { Problem } from '../api/problem.js';

export interface Submission {
  readonly busy: boolean;
  /** What was refused and belongs to no field; for `ProblemAlert`. */
  readonly error: unknown;
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
}

/**
 * Sends a form: one submission at a time, each refused field gets the API's own sentence and the first of them the focus, and nothing that
 * was typed is lost.
 *
 * @param send gets the values; a Problem it throws is shown
 * @param names where the API's names differ from the form's: pointer (without the first slash) → field
 */
export function useSubmit<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<unknown>,
  names: Readonly<Record<string, string>> = {},
): Submission {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);

  const go = async (values: Values): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      await send(values);
    } catch (thrown) {
      const { fields, rest } = sorted(thrown, form.getValues(), names);
      form.setErrors(fields);
      setError(rest);
      const [first] = Object.keys(fields);
      if (first !== undefined) form.getInputNode(first)?.focus();
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return { busy, error, onSubmit: (event) => form.onSubmit((values) => void go(values))(event) };
}

/** The sentences by field, and what is left of the refusal when some or all of it concerns no field of this form. */
function sorted(thrown: unknown, values: Record<string, unknown>, names: Readonly<Record<string, string>>) {
  const fields: Record<string, string> = {};
  if (!(thrown instanceof Problem)) return { fields, rest: thrown };
  const elsewhere = thrown.errors.filter(({ pointer, detail }) => {
    const path = pointer.slice(1);
    const name = fieldOf(names[path] ?? path.replaceAll('/', '.'), values);
    if (name === null) return true;
    fields[name] ??= besideTheField(detail, path);
    return false;
  });
  if (thrown.errors.length > 0 && elsewhere.length === 0) return { fields, rest: null };
  return { fields, rest: new Problem(thrown.status, thrown.code, thrown.message, elsewhere, thrown.more) };
}

/** Beside its field a sentence needs no name, least of all one that only the API has: `Every_days must …`. */
function besideTheField(detail: string, path: string): string {
  const name = path.split('/').at(-1) ?? '';
  const named = name.includes('_') && detail.toLowerCase().startsWith(`${name} `);
  return named ? `${texts.thisField}${detail.slice(name.length)}` : detail;
}

/** The input that holds what is at `path`: one input may hold a whole list, as text or as ticks. */
function fieldOf(path: string, values: Record<string, unknown>): string | null {
  const [root = '', ...rest] = path.split('.');
  if (!(root in values)) return null;
  let name = root;
  let value = values[root];
  for (const part of rest) {
    if (typeof value !== 'object' || value === null) break;
    const inner: unknown = Reflect.get(value, part);
    if (Array.isArray(value) && (typeof inner !== 'object' || inner === null)) break;
    name = `${name}.${part}`;
    value = inner;
  }
  return name;
}
