import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-policies';
import { useEffect, useRef, useState } from 'react';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { forgetDraft, useDraft } from '../parts/use-draft.js';
import { NEW_RULE, refusedRules, type RefusedRules, type Rule } from './policy-rules.js';
import { RuleForm } from './rule-form.js';

export const POLICY_DRAFT = 'review-policy';
const NOTHING_REFUSED: RefusedRules = { at: {}, rest: null };

export interface PolicyEditorProps {
  readonly from: number;
  readonly initial: readonly Rule[];
  /** By a click just now, far below perhaps: the focus comes here. */
  readonly opened: boolean;
  /** Rejects with what was refused of the rules. */
  readonly onSimulate: (rules: readonly Rule[], days: number) => Promise<void>;
  readonly onDiscard: () => void;
  readonly onSaved: () => Promise<unknown>;
}

/** Rules as a form, in their order. Nothing typed is lost by a reload or a refusal. */
export function PolicyEditor({ from, initial, opened, onSimulate, onDiscard, onSaved }: PolicyEditorProps) {
  const [rules, setRules] = useState(initial);
  const [days, setDays] = useState(90);
  const [refused, setRefused] = useState<RefusedRules>(NOTHING_REFUSED);
  const [busy, setBusy] = useState<'save' | 'simulate' | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useDraft(POLICY_DRAFT, rules);
  useEffect(() => {
    if (opened) frame.current?.querySelector('h2')?.focus();
  }, [opened]);
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused], [role="alert"]')?.focus();
  }, [refused]);
  const { data: scopes = [] } = useQuery({
    queryKey: ['scopes', 'names'],
    staleTime: 300_000,
    queryFn: async () => (await answer(api.GET('/api/scopes'))).groups.flatMap((group) => group.scopes.map(({ scope }) => scope)),
  });
  const go = async (what: 'save' | 'simulate', act: () => Promise<unknown>): Promise<void> => {
    setBusy(what);
    setRefused(NOTHING_REFUSED);
    try {
      await act();
    } catch (thrown) {
      setRefused(refusedRules(thrown));
    } finally {
      setBusy(null);
    }
  };
  const save = async (): Promise<void> => {
    const { version } = await answer(api.POST('/api/administration/review-policies', { body: { rules: [...rules] } }));
    notifications.show({ message: t.savedAs(version) });
    forgetDraft(POLICY_DRAFT);
    await onSaved();
  };
  const change = (index: number, rule: Rule): void => {
    setRules(rules.with(index, rule));
    // The sentences of this rule are about what stood there before.
    if (refused.at[index]) setRefused({ ...refused, at: { ...refused.at, [index]: {} } });
  };
  /** Another order: what was refused no longer fits the places. */
  const rearrange = (rearranged: readonly Rule[]): void => {
    setRules(rearranged);
    setRefused(NOTHING_REFUSED);
  };
  const move = (index: number, step: 1 | -1): void => {
    const [here, there] = [rules[index], rules[index + step]];
    if (here && there) rearrange(rules.with(index, there).with(index + step, here));
  };
  return (
    <Paper withBorder p="md" component="section" ref={frame}>
      <Stack>
        <div>
          <Title order={2} size="h4" tabIndex={-1}>
            {t.editor}
          </Title>
          <Text size="sm" c="dimmed">
            {t.editorLead(from)}
          </Text>
        </div>
        {rules.map((rule, index) => (
          <RuleForm
            key={index}
            rule={rule}
            position={index + 1}
            scopes={scopes}
            errors={refused.at[index] ?? {}}
            onChange={(changed) => change(index, changed)}
            onMove={(step) => move(index, step)}
            onRemove={() => rearrange(rules.filter((_, at) => at !== index))}
          />
        ))}
        <Group align="flex-end" justify="space-between">
          <Button variant="default" onClick={() => setRules([...rules, NEW_RULE])}>
            {t.add}
          </Button>
          <NumberInput
            label={t.days}
            min={1}
            max={365}
            allowDecimal={false}
            w={160}
            value={days}
            onChange={(value) => setDays(Number(value))}
          />
        </Group>
        <ProblemAlert error={refused.rest} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDiscard}>
            {t.discard}
          </Button>
          <Button variant="default" loading={busy === 'simulate'} onClick={() => void go('simulate', () => onSimulate(rules, days))}>
            {t.simulate}
          </Button>
          <Button loading={busy === 'save'} onClick={() => void go('save', save)}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
