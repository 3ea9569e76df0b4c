import { Badge, Checkbox, Code, Fieldset, Group, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console';
import type { Shape } from '../api/client.js';
import { RiskBadge } from '../parts/risk-badge.js';

export type Pair = Shape<'PairView'>;
export type PairGroup = Shape<'GrantGroupView'>;

export const keyOf = ({ scope, mode }: Pick<Pair, 'scope' | 'mode'>): string => `${scope}/${mode}`;
export const exactly = ({ scope, mode }: Pair): Shape<'ExactPair'> => ({ scope, mode });

/** A pair in plain words; its name stands below. */
export function PairText({ pair, fresh }: { readonly pair: Pair; readonly fresh?: string | undefined }) {
  return (
    <Group gap="xs" align="flex-start" wrap="wrap">
      <span className="break-anywhere">
        {pair.text ?? pair.scope}{' '}
        <Text span size="xs" c="dimmed">
          <Code>{pair.scope}</Code> · {pair.mode}
        </Text>
      </span>
      {pair.risk === null ? null : <RiskBadge risk={pair.risk} />}
      {fresh === undefined ? null : <Badge variant="filled">{fresh}</Badge>}
    </Group>
  );
}

export function PairList({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <Stack gap={6} component="ul" m={0} pl="md">
      {pairs.map((pair) => (
        <li key={keyOf(pair)}>
          <PairText pair={pair} />
        </li>
      ))}
    </Stack>
  );
}

interface PairChoiceProps {
  readonly groups: readonly { readonly group: PairGroup['group']; readonly pairs: readonly Pair[] }[];
  /** By `keyOf`: what the person does not want the plugin to have. */
  readonly unticked: ReadonlySet<string>;
  readonly onChange: (unticked: ReadonlySet<string>) => void;
  /** By `keyOf`, with the word that marks them. */
  readonly fresh?: { readonly keys: ReadonlySet<string>; readonly word: string };
}

/** Pairs to tick, by group, all ticked at first. */
export function PairChoice({ groups, unticked, onChange, fresh }: PairChoiceProps) {
  return groups.map(({ group, pairs }) => (
    <Fieldset key={group} legend={texts.scopeGroups[group]}>
      <Stack gap="sm">
        {pairs.map((pair) => (
          <PairTick
            key={keyOf(pair)}
            pair={pair}
            unticked={unticked}
            onChange={onChange}
            fresh={fresh?.keys.has(keyOf(pair)) ? fresh.word : undefined}
          />
        ))}
      </Stack>
    </Fieldset>
  ));
}

/** The same without headings, where the pairs are few. */
export function PairTicks({
  pairs,
  unticked,
  onChange,
}: Pick<PairChoiceProps, 'unticked' | 'onChange'> & { readonly pairs: readonly Pair[] }) {
  return pairs.map((pair) => <PairTick key={keyOf(pair)} pair={pair} unticked={unticked} onChange={onChange} />);
}

function PairTick({
  pair,
  fresh,
  unticked,
  onChange,
}: Pick<PairChoiceProps, 'unticked' | 'onChange'> & { readonly pair: Pair; readonly fresh?: string | undefined }) {
  const key = keyOf(pair);
  const toggle = (ticked: boolean): void => {
    const next = new Set(unticked);
    if (ticked) next.delete(key);
    else next.add(key);
    onChange(next);
  };
  return (
    <Checkbox
      checked={!unticked.has(key)}
      onChange={({ currentTarget }) => toggle(currentTarget.checked)}
      label={<PairText pair={pair} fresh={fresh} />}
    />
  );
}
