import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer-scopes';
import type { Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { CataloguePicker } from './catalogue-picker.js';
import { ChosenPairs } from './chosen-pairs.js';
import { keyOf } from './pair-keys.js';
import { useChosenPairs } from './use-chosen-pairs.js';
import { useRequestSubmit } from './use-request-submit.js';

const t = texts.request;

export interface RequestFormProps {
  readonly pluginId: string;
  /** The open request that is edited; null: a new one. */
  readonly request: Shape<'ScopeRequestView'> | null;
  /** An earlier one that was not approved. */
  readonly former?: Shape<'ScopeRequestView'> | undefined;
  readonly comments: readonly Shape<'CommentView'>[];
  readonly groups: readonly Shape<'CatalogueGroupView'>[];
  readonly held: readonly Shape<'GrantedPairView'>[];
  /** What development used; null until it is known. */
  readonly use: Shape<'UseDraftView'> | null;
}

export function RequestForm({ pluginId, request, former, comments, groups, held, use }: RequestFormProps) {
  const chosen = useChosenPairs(pluginId, request);
  const submission = useRequestSubmit(pluginId, request, chosen);
  const [asking, { open, close }] = useDisclosure();
  const unchosen = use?.pairs.filter((pair) => !chosen.has(keyOf(pair))) ?? [];
  const takeOver = (): void => chosen.add(unchosen.map((pair) => [keyOf(pair), t.sentence(pair.count, pair.routes, use?.days ?? 0)]));
  const before = former?.pairs.filter((pair) => !chosen.has(keyOf(pair)) && !held.some((one) => keyOf(one) === keyOf(pair))) ?? [];
  const takeAgain = (): void => chosen.add(before.map((pair) => [keyOf(pair), pair.justification]));
  const general = comments.filter(({ by, scope }) => by === 'reviewer' && scope === null);
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4">
          {request?.state === 'changes_requested' ? t.editTitle : t.title}
        </Title>
        <Text size="sm" c="dimmed" maw="75ch">
          {t.lead}
        </Text>
      </div>
      {request?.decision?.reason || general.length > 0 ? (
        <Alert color="yellow" variant="light" title={t.general}>
          {request?.decision?.reason ? <Text size="sm">{request.decision.reason}</Text> : null}
          {general.map(({ id, text }) => (
            <Text size="sm" key={id}>
              {text}
            </Text>
          ))}
        </Alert>
      ) : null}
      {before.length > 0 ? (
        <Alert variant="light" color="gate" title={t.beforeTitle}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t.before(before.length)}</Text>
            <Button variant="default" onClick={takeAgain}>
              {t.takeOver(before.length)}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      {unchosen.length > 0 ? (
        <Alert variant="light" color="gate" title={t.draftTitle}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t.draft(unchosen.length, use?.days ?? 0)}</Text>
            <Button variant="default" onClick={takeOver}>
              {t.takeOver(unchosen.length)}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <CataloguePicker groups={groups} held={held} chosen={chosen} />
        <Stack component="section" aria-label={t.chosen(chosen.keys.length)}>
          <ChosenPairs chosen={chosen} groups={groups} use={use} comments={comments} errors={submission.errors} />
          <ProblemAlert error={submission.error} />
          <Group>
            <Button loading={submission.busy} disabled={chosen.keys.length === 0} onClick={() => submission.send(true)}>
              {t.submit}
            </Button>
            <Button variant="default" disabled={submission.busy || chosen.keys.length === 0} onClick={() => submission.send(false)}>
              {t.save}
            </Button>
            <Button variant="subtle" disabled={!chosen.changed} onClick={open}>
              {t.discard}
            </Button>
          </Group>
        </Stack>
      </SimpleGrid>
      <Confirm
        opened={asking}
        onClose={close}
        title={t.discardTitle}
        act={t.discard}
        onAct={() => {
          chosen.startOver();
          return Promise.resolve();
        }}
      >
        {t.discardBody(chosen.keys.length)}
      </Confirm>
    </Stack>
  );
}
