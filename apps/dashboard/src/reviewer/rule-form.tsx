import { ActionIcon, Group, NativeSelect, NumberInput, Paper, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { texts as t } from '@texts/reviewer-policies';
import { ConditionFields } from './condition-fields.js';
import { isOneOf } from './filters.js';
import { ACTIONS, withAction, type Rule, type RuleErrors } from './policy-rules.js';

export interface RuleFormProps {
  readonly rule: Rule;
  /** From 1. */
  readonly position: number;
  readonly scopes: readonly string[];
  readonly errors: RuleErrors;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One rule: when it applies, and what happens then. What was refused stands at its field. */
export function RuleForm({ rule, position, scopes, errors, onChange, onMove, onRemove }: RuleFormProps) {
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
            error={errors.name}
            onChange={({ currentTarget: { value } }) => onChange({ ...rule, name: value })}
          />
          <NativeSelect
            label={t.then}
            description={'\u00a0'}
            value={rule.then}
            error={errors.then}
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
            error={errors.reason}
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
            error={errors.priority}
            onChange={(value) => onChange({ ...rule, priority: Number(value) })}
          />
        ) : null}
        <Text size="sm" fw={600}>
          {t.when}
        </Text>
        {errors.when === undefined ? null : (
          <Text size="sm" c="error" tabIndex={-1} data-refused>
            {errors.when}
          </Text>
        )}
        {Object.keys(rule.when).length === 0 ? <Text size="sm">{t.always}</Text> : null}
        <ConditionFields when={rule.when} scopes={scopes} errors={errors} onChange={(when) => onChange({ ...rule, when })} />
      </Stack>
    </Paper>
  );
}
