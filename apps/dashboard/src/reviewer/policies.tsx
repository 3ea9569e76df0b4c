import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/reviewer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { readDraft } from '../parts/use-draft.js';
import { When } from '../parts/when.js';
import { PolicyEditor, POLICY_DRAFT } from './policy-editor.js';
import { areRules, type Rule } from './policy-rules.js';
import { Simulation } from './simulation.js';

const t = texts.policies;
const KEY = ['review', 'policies'];
type Policy = Shape<'PolicyView'>;

/** The versions of the review policy, and the way to a new one: change, simulate, save, switch on. */
export function Policies() {
  const query = useQuery({ queryKey: KEY, queryFn: async () => (await answer(api.GET('/api/administration/review-policies'))).items });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={query} rows={8}>
        {(versions) => <Versions versions={versions} />}
      </Answered>
    </Page>
  );
}

/** Rules being changed, and the version that they come from. */
interface Editing {
  readonly from: number;
  readonly rules: readonly Rule[];
}

function Versions({ versions }: { readonly versions: readonly Policy[] }) {
  const queries = useQueryClient();
  const active = versions.find((version) => version.active);
  const [editing, setEditing] = useState<Editing | null>(() => {
    const kept = readDraft(POLICY_DRAFT);
    return areRules(kept) ? { from: active?.version ?? 0, rules: kept } : null;
  });
  const [switching, setSwitching] = useState<Policy | null>(null);
  const [result, setResult] = useState<Shape<'SimulationView'> | null>(null);
  const [error, setError] = useState<unknown>(null);

  const simulate = async (rules: readonly Rule[], days = 90): Promise<void> => {
    setError(null);
    try {
      setResult(await answer(api.POST('/api/administration/review-policies/simulate', { body: { rules: [...rules], days } })));
      await queries.invalidateQueries({ queryKey: KEY });
      document.getElementById('simulation')?.focus();
    } catch (thrown) {
      setResult(null);
      setError(thrown);
    }
  };
  const activate = async ({ version }: Policy): Promise<void> => {
    const params = { path: { version: String(version) } };
    await answer(api.POST('/api/administration/review-policies/{version}/activate', { params }));
    await queries.invalidateQueries({ queryKey: KEY });
    notifications.show({ message: t.activated(version) });
  };
  return (
    <>
      {editing ? (
        <PolicyEditor
          key={editing.from}
          from={editing.from}
          initial={editing.rules}
          onSimulate={simulate}
          onClose={() => setEditing(null)}
          onSaved={() => queries.invalidateQueries({ queryKey: KEY })}
        />
      ) : null}
      <ProblemAlert error={error} />
      {result ? <Simulation result={result} /> : null}
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t.versions}
        </Title>
        {versions.map((policy) => (
          <Version
            key={policy.version}
            policy={policy}
            onEdit={() => setEditing({ from: policy.version, rules: policy.rules })}
            onSimulate={() => void simulate(policy.rules)}
            onActivate={() => setSwitching(policy)}
          />
        ))}
      </Stack>
      <Confirm
        opened={switching !== null}
        onClose={() => setSwitching(null)}
        title={t.activateTitle(switching?.version ?? 0)}
        act={t.activate}
        dangerous={false}
        onAct={() => (switching ? activate(switching) : Promise.resolve())}
      >
        {t.activateWords(switching?.version ?? 0, switching?.rules.length ?? 0, active ? t.version(active.version) : t.builtIn)}
      </Confirm>
    </>
  );
}

interface VersionProps {
  readonly policy: Policy;
  readonly onEdit: () => void;
  readonly onSimulate: () => void;
  readonly onActivate: () => void;
}

function Version({ policy, onEdit, onSimulate, onActivate }: VersionProps) {
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between">
        <Group gap="xs">
          <Title order={3} size="h5">
            {t.version(policy.version)}
          </Title>
          {policy.active ? (
            <Badge variant="filled" tt="none">
              {t.active}
            </Badge>
          ) : null}
        </Group>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onEdit}>
            {t.start}
          </Button>
          <Button size="xs" variant="default" onClick={onSimulate}>
            {t.simulate}
          </Button>
          {policy.active ? null : (
            <Button size="xs" disabled={policy.simulated_at === null} onClick={onActivate}>
              {t.activate}
            </Button>
          )}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {t.rules(policy.rules.length)} · {t.saved} <When at={policy.created_at} />{' '}
        {policy.created_by === null ? t.builtIn : t.by(policy.created_by)} ·{' '}
        {policy.simulated_at === null ? (
          t.notSimulated
        ) : (
          <>
            {t.simulated} <When at={policy.simulated_at} relative />
          </>
        )}
      </Text>
      <ol>
        {policy.rules.map((rule) => (
          <li key={rule.name}>
            <Text size="sm" component="span">
              <b>{rule.name}</b>: {t.actions[rule.then]}
            </Text>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
