import { useEffect, useState } from 'react';

const PREFIX = 'gatehouse:draft:';

/**
 * Work that is not saved yet, kept in this browser so that a reload or a failed save loses nothing. Never for secrets.
 *
 * @param key names the work, with the id of what it is about
 * @param value is kept after each change; null forgets it
 */
export function useDraft(key: string, value: unknown): void {
  useEffect(() => {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  }, [key, value]);
}

/** @returns what was kept, or null; the caller checks its shape, since an older version of the dashboard may have written it */
export function readDraft(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** A text that somebody types, kept until it was sent. @param key as for `useDraft` */
export function useDraftText(key: string): readonly [text: string, write: (text: string) => void] {
  const [text, write] = useState(() => {
    const kept = readDraft(key);
    return typeof kept === 'string' ? kept : '';
  });
  useDraft(key, text === '' ? null : text);
  return [text, write];
}

export function forgetDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}
