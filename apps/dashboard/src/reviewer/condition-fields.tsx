import { MultiSelect, NativeSelect, NumberInput, SimpleGrid, TagsInput } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-policies';
import { texts as queueTexts } from '@texts/reviewer-queue';
import { isOneOf, RISKS } from './filters.js';
import { EARLIER, MODES, withCondition, type Conditions, type RuleErrors } from './policy-rules.js';

export interface ConditionFieldsProps {
  readonly when: Conditions;
  readonly scopes: readonly string[];
  readonly errors: RuleErrors;
  readonly onChange: (when: Conditions) => void;
}

/** When a rule applies: each field narrows it, an empty one says nothing. */
export function ConditionFields({ when, scopes, errors, onChange }: ConditionFieldsProps) {
  const risks = [{ value: '', label: t.whatever }, ...RISKS.map((value) => ({ value, label: queueTexts.filter.risks[value] }))];
  const set = <Name extends keyof Conditions>(name: Name, value: Conditions[Name]): void => onChange(withCondition(when, name, value));
  const risk = (value: string) => (isOneOf(RISKS, value) ? value : undefined);
  const whole = (value: string | number) => (value === '' ? undefined : Number(value));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t.maxRisk}
        data={risks}
        value={when.max_risk ?? ''}
        error={errors.max_risk}
        onChange={({ currentTarget: { value } }) => set('max_risk', risk(value))}
      />
      <NativeSelect
        label={t.minRisk}
        data={risks}
        value={when.min_risk ?? ''}
        error={errors.min_risk}
        onChange={({ currentTarget: { value } }) => set('min_risk', risk(value))}
      />
      <MultiSelect
        label={t.kinds}
        data={texts.kinds.map((value) => ({ value, label: texts.kind(value) }))}
        value={[...(when.kinds ?? [])]}
        error={errors.kinds}
        onChange={(value) => set('kinds', value)}
      />
      <MultiSelect
        label={t.modes}
        data={MODES.map((value) => ({ value, label: texts.mode[value] }))}
        value={[...(when.modes ?? [])]}
        error={errors.modes}
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
        data={[...new Set([...scopes, ...(when.scopes ?? [])])]}
        value={[...(when.scopes ?? [])]}
        error={errors.scopes}
        onChange={(value) => set('scopes', value)}
      />
      <NativeSelect
        label={t.earlier}
        data={[
          { value: '', label: t.whatever },
          ...EARLIER.filter((value) => value !== 'any').map((value) => ({ value, label: t.earliers[value] })),
        ]}
        value={when.earlier_verdicts === 'any' ? '' : (when.earlier_verdicts ?? '')}
        error={errors.earlier_verdicts}
        onChange={({ currentTarget: { value } }) => set('earlier_verdicts', isOneOf(EARLIER, value) ? value : undefined)}
      />
      <NumberInput
        label={t.age}
        min={0}
        max={3650}
        allowDecimal={false}
        value={when.min_account_age_days ?? ''}
        error={errors.min_account_age_days}
        onChange={(value) => set('min_account_age_days', whole(value))}
      />
      <NumberInput
        label={t.pairs}
        min={1}
        max={64}
        allowDecimal={false}
        value={when.max_pairs ?? ''}
        error={errors.max_pairs}
        onChange={(value) => set('max_pairs', whole(value))}
      />
      <Findings findings={when.findings} error={errors.findings} onChange={(findings) => set('findings', findings)} />
    </SimpleGrid>
  );
}

interface FindingsProps {
  readonly findings: Conditions['findings'];
  readonly error: string | undefined;
  readonly onChange: (findings: Conditions['findings']) => void;
}

function Findings({ findings, error, onChange }: FindingsProps) {
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
        error={codes ? undefined : error}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      {codes ? <TagsInput label={t.codes} value={codes} error={error} onChange={onChange} /> : null}
    </>
  );
}
