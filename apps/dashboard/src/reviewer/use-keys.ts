import { useEffect, useRef } from 'react';

/**
 * Keys that act on the whole screen while nobody types in a field and no dialog is open. Keys with Ctrl, Alt or Meta stay the browser's.
 *
 * @param keys what each key does, by `KeyboardEvent.key`
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Moves the focus to the element after (or before) the one that has it, among those that match; at first to the first one. */
export function focusNext(selector: string, step: 1 | -1): void {
  const places = [...document.querySelectorAll<HTMLElement>(selector)];
  const now = places.findIndex((place) => place.contains(document.activeElement));
  const next = places[now === -1 ? 0 : Math.min(Math.max(now + step, 0), places.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
