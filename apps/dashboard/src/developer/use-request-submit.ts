import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/developer-scopes';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { forgetDraft } from '../parts/use-draft.js';
import { pairOf } from './pair-keys.js';
import { draftKeyOf, type ChosenPairs } from './use-chosen-pairs.js';
import { usePlugin } from './use-plugin.js';

const POINTER = /^\/pairs\/(\d+)/;

export interface RequestSubmission {
  readonly busy: boolean;
  /** What was refused and belongs to no pair. */
  readonly error: unknown;
  /** Pair → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** @param submit false keeps it as a draft */
  readonly send: (submit: boolean) => void;
}

/** Sends what is chosen: a new request, or the pairs of the open one and then its submission. */
export function useRequestSubmit(pluginId: string, request: Shape<'ScopeRequestView'> | null, chosen: ChosenPairs): RequestSubmission {
  const { changed } = usePlugin();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const go = async (submit: boolean): Promise<void> => {
    setBusy(true);
    setError(null);
    setErrors({});
    try {
      const id = await sent(pluginId, request?.id ?? null, chosen, submit);
      forgetDraft(draftKeyOf(pluginId));
      notifications.show({ message: submit ? texts.request.submitted : texts.request.saved });
      if (submit) await navigate({ to: '/plugins/$pluginId/review', params: { pluginId }, search: { request: id } });
      await changed();
    } catch (thrown) {
      const { ofPairs, rest } = sorted(thrown, chosen.keys);
      setErrors(ofPairs);
      setError(rest);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, errors, send: (submit) => void go(submit) };
}

async function sent(pluginId: string, requestId: string | null, chosen: ChosenPairs, submit: boolean): Promise<string> {
  const pairs = chosen.keys.flatMap((key) => {
    const pair = pairOf(key);
    return pair ? [{ ...pair, justification: chosen.why(key) }] : [];
  });
  const path = { plugin_id: pluginId };
  if (requestId === null) {
    const made = await answer(api.POST('/api/plugins/{plugin_id}/scope-requests', { params: { path }, body: { pairs, submit } }));
    return made.id;
  }
  const params = { path: { ...path, id: requestId } };
  await answer(api.PUT('/api/plugins/{plugin_id}/scope-requests/{id}', { params, body: { pairs } }));
  if (submit) await answer(api.POST('/api/plugins/{plugin_id}/scope-requests/{id}/submit', { params }));
  return requestId;
}

function sorted(thrown: unknown, keys: readonly string[]): { ofPairs: Record<string, string>; rest: unknown } {
  const ofPairs: Record<string, string> = {};
  if (!(thrown instanceof Problem)) return { ofPairs, rest: thrown };
  const elsewhere = thrown.errors.filter(({ pointer, detail }) => {
    const key = keys[Number(POINTER.exec(pointer)?.[1] ?? -1)];
    if (key === undefined) return true;
    ofPairs[key] ??= detail;
    return false;
  });
  if (thrown.errors.length > 0 && elsewhere.length === 0) return { ofPairs, rest: null };
  return { ofPairs, rest: new Problem(thrown.status, thrown.code, thrown.message, elsewhere, thrown.more) };
}
