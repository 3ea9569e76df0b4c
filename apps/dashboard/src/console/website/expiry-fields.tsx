import { NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { texts } from '@texts/console-keys';
import { optionsOf } from './rotate-key.js';
import { useKeyTerms } from './use-key-terms.js';

const t = texts.form;
const DAY_MS = 86_400_000;

interface ExpiryForm {
  readonly values: { readonly expires_at: string };
  getInputProps(path: 'expires_at' | 'date'): GetInputPropsReturnType;
}

/** When a key expires: in a usual while, never, or on a date. */
export function ExpiryFields({ websiteId, form }: { readonly websiteId: string; readonly form: ExpiryForm }) {
  const { keys_without_expiry: neverAllowed } = useKeyTerms(websiteId);
  const { never, ...moments } = t.expiry;
  const choices = neverAllowed || form.values.expires_at === 'never' ? { ...moments, never } : moments;
  return (
    <>
      <NativeSelect label={t.expires} data={optionsOf(choices)} {...form.getInputProps('expires_at')} />
      {form.values.expires_at === 'date' ? <TextInput label={t.date} type="date" required {...form.getInputProps('date')} /> : null}
    </>
  );
}

/** @param now from which “in a year” counts. @returns what the API takes: a moment or `never`; an incomplete date as it is, so that the API says what is wrong with it */
export function expiryOf({ expires_at: choice, date }: { readonly expires_at: string; readonly date: string }, now: number): string {
  if (choice === 'never') return 'never';
  if (choice !== 'date') return new Date(now + Number(choice) * DAY_MS).toISOString();
  // To the end of that day, where the reader is.
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? date : end.toISOString();
}

export const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
