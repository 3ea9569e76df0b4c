import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/reviewer';
import { useState } from 'react';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { forgetDraft, useDraft } from '../parts/use-draft.js';
import { NEW_RULE, type Rule } from './policy-rules.js';
import { RuleForm } from './rule-form.js';

const t = texts.policies;
export const POLICY_DRAFT = 'review-policy';

export interface PolicyEditorProps {
  readonly from: number;
  readonly initial: readonly Rule[];
  readonly onSimulate: (rules: readonly Rule[], days: number) => Promise<void>;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<unknown>;
}

/** Rules as a form, in their order. Nothing typed is lost by a reload or a refusal. */
export function PolicyEditor({ from, initial, onSimulate, onClose, onSaved }: PolicyEditorProps) {
  const [rules, setRules] = useState(initial);
  const [days, setDays] = useState(90);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useDraft(POLICY_DRAFT, rules);
  const { data: scopes = [] } = useQuery({
    queryKey: ['scopes', 'names'],
    staleTime: 300_000,
    queryFn: async () => (await answer(api.GET('/api/scopes'))).groups.flatMap((group) => group.scopes.map(({ scope }) => scope)),
  });
  const done = (): void => {
    forgetDraft(POLICY_DRAFT);
    onClose();
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { version } = await answer(api.POST('/api/administration/review-policies', { body: { rules: [...rules] } }));
      await onSaved();
      notifications.show({ message: t.savedAs(version) });
      done();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const move = (index: number, step: 1 | -1): void => {
    const [here, there] = [rules[index], rules[index + step]];
    if (!here || !there) return;
    setRules(rules.with(index, there).with(index + step, here));
  };
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <div>
          <Title order={2} size="h4">
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
            onChange={(changed) => setRules(rules.with(index, changed))}
            onMove={(step) => move(index, step)}
            onRemove={() => setRules(rules.filter((_, at) => at !== index))}
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
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t.discard}
          </Button>
          <Button variant="default" onClick={() => void onSimulate(rules, days)}>
            {t.simulate}
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
