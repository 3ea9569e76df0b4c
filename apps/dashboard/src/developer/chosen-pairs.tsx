import { Badge, Button, CloseButton, Code, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { texts } from '@texts/developer-scopes';
import { useEffect, useRef } from 'react';
import type { Shape } from '../api/client.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { keyOf, pairOf, type Pair } from './pair-keys.js';
import type { ChosenPairs as Chosen } from './use-chosen-pairs.js';

const t = texts.request;
const MOST_CHARACTERS = 1000;

export interface ChosenPairsProps {
  readonly chosen: Chosen;
  readonly groups: readonly Shape<'CatalogueGroupView'>[];
  readonly use: Shape<'UseDraftView'> | null;
  readonly comments: readonly Shape<'CommentView'>[];
  readonly errors: Readonly<Record<string, string>>;
}

/** What is asked for: under each pair why it is needed, how development used it, and what reviewers wrote about it. */
export function ChosenPairs({ chosen, groups, use, comments, errors }: ChosenPairsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length > 0) list.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  return (
    <Stack ref={list}>
      <Title order={3} size="h5">
        {t.chosen(chosen.keys.length)}
      </Title>
      {chosen.keys.length === 0 ? <Text size="sm">{t.noneChosen}</Text> : null}
      {chosen.keys.map((key) => {
        const pair = pairOf(key);
        if (!pair) return null;
        return (
          <ChosenPair
            key={key}
            pair={pair}
            meaning={groups.flatMap(({ scopes }) => scopes).find(({ scope }) => scope === pair.scope)}
            chosen={chosen}
            use={use}
            comments={comments.filter((comment) => comment.scope === pair.scope && comment.mode === pair.mode)}
            error={errors[key]}
          />
        );
      })}
    </Stack>
  );
}

interface ChosenPairProps {
  readonly pair: Pair;
  readonly meaning: Shape<'CatalogueScopeView'> | undefined;
  readonly chosen: Chosen;
  readonly use: Shape<'UseDraftView'> | null;
  readonly comments: readonly Shape<'CommentView'>[];
  readonly error: string | undefined;
}

function ChosenPair({ pair, meaning, chosen, use, comments, error }: ChosenPairProps) {
  const { scope, mode } = pair;
  const key = keyOf(pair);
  const words = meaning?.modes.find((one) => one.mode === mode);
  const why = chosen.why(key);
  const used = use?.pairs.find((one) => keyOf(one) === key);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="xs">
            <Code className="break-anywhere">{`${scope} · ${mode}`}</Code>
            {words ? <RiskBadge risk={words.risk} /> : null}
          </Group>
          <CloseButton size="sm" aria-label={t.remove(scope, mode)} onClick={() => chosen.remove(key)} />
        </Group>
        {words ? <Text size="sm">{words.text}</Text> : null}
        {comments.map((comment) => (
          <Group key={comment.id} gap="xs" align="flex-start">
            {comment.label === null ? null : <Badge variant="default">{texts.label[comment.label]}</Badge>}
            <Text size="sm">{`${comment.author}: ${comment.text}`}</Text>
          </Group>
        ))}
        <Use used={used} days={use?.days} />
        <Textarea
          label={t.why(scope, mode)}
          required
          autosize
          minRows={2}
          value={why}
          onChange={({ currentTarget }) => chosen.write(key, currentTarget.value)}
          error={error ?? (why.length > MOST_CHARACTERS ? t.tooLong(why.length, MOST_CHARACTERS) : undefined)}
        />
        {used && why.trim() === '' ? (
          <Group>
            <Button size="xs" variant="default" onClick={() => chosen.write(key, t.sentence(used.count, used.routes, use?.days ?? 0))}>
              {t.begin}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Paper>
  );
}

function Use({ used, days }: { readonly used: Shape<'DraftPairView'> | undefined; readonly days: number | undefined }) {
  if (days === undefined) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      {used === undefined ? t.notUsed : t.used(used.count, days)}
      {used?.routes.map((route) => (
        <div key={route} className="break-anywhere">
          <Code>{route}</Code>
        </div>
      ))}
    </Text>
  );
}
