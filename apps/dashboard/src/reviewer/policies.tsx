import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-policies';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { forgetDraft, readDraft } from '../parts/use-draft.js';
import { When } from '../parts/when.js';
import { PolicyEditor, POLICY_DRAFT } from './policy-editor.js';
import { areRules, type Rule } from './policy-rules.js';
import { Simulation } from './simulation.js';

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
  /** 0: kept from an earlier visit. */
  readonly round: number;
}

function Versions({ versions }: { readonly versions: readonly Policy[] }) {
  const queries = useQueryClient();
  const active = versions.find((version) => version.active);
  const [editing, setEditing] = useState<Editing | null>(() => {
    const kept = readDraft(POLICY_DRAFT);
    return areRules(kept) ? { from: active?.version ?? 0, rules: kept, round: 0 } : null;
  });
  /** What takes the place of the rules being changed, once it is said that they may go. */
  const [discarding, setDiscarding] = useState<{ readonly then: Editing | null } | null>(null);
  const [switching, setSwitching] = useState<Policy | null>(null);
  const [result, setResult] = useState<Shape<'SimulationView'> | null>(null);
  const [error, setError] = useState<unknown>(null);

  const simulate = async (rules: readonly Rule[], days = 90): Promise<void> => {
    setError(null);
    setResult(null);
    setResult(await answer(api.POST('/api/administration/review-policies/simulate', { body: { rules: [...rules], days } })));
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const activate = async ({ version }: Policy): Promise<void> => {
    const params = { path: { version: String(version) } };
    await answer(api.POST('/api/administration/review-policies/{version}/activate', { params }));
    await queries.invalidateQueries({ queryKey: KEY });
    notifications.show({ message: t.activated(version) });
  };
  const discard = async (): Promise<void> => {
    forgetDraft(POLICY_DRAFT);
    setEditing(discarding?.then ?? null);
    return Promise.resolve();
  };
  return (
    <>
      {editing ? (
        <PolicyEditor
          key={editing.round}
          opened={editing.round > 0}
          from={editing.from}
          initial={editing.rules}
          onSimulate={simulate}
          onDiscard={() => setDiscarding({ then: null })}
          onSaved={async () => {
            setEditing(null);
            await queries.invalidateQueries({ queryKey: KEY });
          }}
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
            onEdit={() => {
              const next = { from: policy.version, rules: policy.rules, round: (editing?.round ?? 0) + 1 };
              if (editing) setDiscarding({ then: next });
              else setEditing(next);
            }}
            onSimulate={() => void simulate(policy.rules).catch(setError)}
            onActivate={() => setSwitching(policy)}
          />
        ))}
      </Stack>
      <Confirm opened={discarding !== null} onClose={() => setDiscarding(null)} title={t.discardTitle} act={t.discard} onAct={discard}>
        {t.discardWords(editing?.from ?? 0, rulesKept())}
      </Confirm>
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

/** How many rules stand in the draft of this browser. */
function rulesKept(): number {
  const kept = readDraft(POLICY_DRAFT);
  return areRules(kept) ? kept.length : 0;
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
