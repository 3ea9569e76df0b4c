import {
  ActionIcon,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { texts } from '@texts/reviewer';
import { isOneOf, RISKS } from './filters.js';
import { ACTIONS, EARLIER, MODES, withAction, withCondition, type Conditions, type Rule } from './policy-rules.js';

const t = texts.policies;

export interface RuleFormProps {
  readonly rule: Rule;
  /** From 1. */
  readonly position: number;
  readonly scopes: readonly string[];
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One rule: when it applies, and what happens then. */
export function RuleForm({ rule, position, scopes, onChange, onMove, onRemove }: RuleFormProps) {
  return (
    <Paper withBorder p="md" component="article" aria-label={t.rule(position)}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {t.rule(position)}
          </Title>
          <Group gap={6}>
            <ActionIcon variant="default" aria-label={`${t.up}: ${t.rule(position)}`} onClick={() => onMove(-1)}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" aria-label={`${t.down}: ${t.rule(position)}`} onClick={() => onMove(1)}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" aria-label={`${t.remove}: ${t.rule(position)}`} onClick={onRemove}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t.name}
            description={t.nameHint}
            maxLength={80}
            value={rule.name}
            onChange={({ currentTarget: { value } }) => onChange({ ...rule, name: value })}
          />
          <NativeSelect
            label={t.then}
            description={'\u00a0'}
            value={rule.then}
            data={ACTIONS.map((value) => ({ value, label: t.actions[value] }))}
            onChange={({ currentTarget: { value } }) => onChange(withAction(rule, isOneOf(ACTIONS, value) ? value : rule.then))}
          />
        </SimpleGrid>
        {rule.then === 'auto_reject' ? (
          <Textarea
            label={t.reason}
            description={t.reasonHint}
            maxLength={2000}
            autosize
            value={rule.reason ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ ...rule, reason: value })}
          />
        ) : null}
        {rule.then === 'priority' ? (
          <NumberInput
            label={t.priority}
            min={1}
            max={100}
            allowDecimal={false}
            value={rule.priority ?? ''}
            onChange={(value) => onChange({ ...rule, priority: Number(value) })}
          />
        ) : null}
        <Text size="sm" fw={600}>
          {t.when}
        </Text>
        {Object.keys(rule.when).length === 0 ? <Text size="sm">{t.always}</Text> : null}
        <ConditionFields when={rule.when} scopes={scopes} onChange={(when) => onChange({ ...rule, when })} />
      </Stack>
    </Paper>
  );
}

interface ConditionFieldsProps {
  readonly when: Conditions;
  readonly scopes: readonly string[];
  readonly onChange: (when: Conditions) => void;
}

function ConditionFields({ when, scopes, onChange }: ConditionFieldsProps) {
  const risks = [{ value: '', label: t.whatever }, ...RISKS.map((value) => ({ value, label: texts.queue.filter.risks[value] }))];
  const set = <Name extends keyof Conditions>(name: Name, value: Conditions[Name]): void => onChange(withCondition(when, name, value));
  const risk = (value: string) => (isOneOf(RISKS, value) ? value : undefined);
  const whole = (value: string | number) => (value === '' ? undefined : Number(value));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t.maxRisk}
        data={risks}
        value={when.max_risk ?? ''}
        onChange={({ currentTarget: { value } }) => set('max_risk', risk(value))}
      />
      <NativeSelect
        label={t.minRisk}
        data={risks}
        value={when.min_risk ?? ''}
        onChange={({ currentTarget: { value } }) => set('min_risk', risk(value))}
      />
      <MultiSelect
        label={t.kinds}
        data={texts.kinds.map((value) => ({ value, label: texts.kind(value) }))}
        value={[...(when.kinds ?? [])]}
        onChange={(value) => set('kinds', value)}
      />
      <MultiSelect
        label={t.modes}
        data={MODES.map((value) => ({ value, label: texts.mode[value] }))}
        value={[...(when.modes ?? [])]}
        onChange={(value) =>
          set(
            'modes',
            value.filter((mode) => isOneOf(MODES, mode)),
          )
        }
      />
      <MultiSelect
        label={t.scopes}
        searchable
        limit={50}
        data={[...scopes]}
        value={[...(when.scopes ?? [])]}
        onChange={(value) => set('scopes', value)}
      />
      <NativeSelect
        label={t.earlier}
        data={[
          { value: '', label: t.whatever },
          ...EARLIER.filter((value) => value !== 'any').map((value) => ({ value, label: t.earliers[value] })),
        ]}
        value={when.earlier_verdicts === 'any' ? '' : (when.earlier_verdicts ?? '')}
        onChange={({ currentTarget: { value } }) => set('earlier_verdicts', isOneOf(EARLIER, value) ? value : undefined)}
      />
      <NumberInput
        label={t.age}
        min={0}
        max={3650}
        allowDecimal={false}
        value={when.min_account_age_days ?? ''}
        onChange={(value) => set('min_account_age_days', whole(value))}
      />
      <NumberInput
        label={t.pairs}
        min={1}
        max={64}
        allowDecimal={false}
        value={when.max_pairs ?? ''}
        onChange={(value) => set('max_pairs', whole(value))}
      />
      <Findings findings={when.findings} onChange={(findings) => set('findings', findings)} />
    </SimpleGrid>
  );
}

interface FindingsProps {
  readonly findings: Conditions['findings'];
  readonly onChange: (findings: Conditions['findings']) => void;
}

function Findings({ findings, onChange }: FindingsProps) {
  const codes = Array.isArray(findings) ? findings : null;
  const choose = (value: string): void => {
    if (value === 'none' || value === 'any') onChange(value);
    else onChange(value === 'some' ? ['justification_short'] : undefined);
  };
  return (
    <>
      <NativeSelect
        label={t.findings}
        data={[
          { value: '', label: t.whatever },
          ...(['none', 'any', 'some'] as const).map((value) => ({ value, label: t.findingsChoice[value] })),
        ]}
        value={codes ? 'some' : typeof findings === 'string' ? findings : ''}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      {codes ? <TagsInput label={t.codes} value={codes} onChange={onChange} /> : null}
    </>
  );
}
