import { Badge, List, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/developer-review';
import type { Shape } from '../api/client.js';
import { Fact } from '../parts/fact.js';
import { namesMoment, Sentence } from '../parts/sentence.js';
import { When } from '../parts/when.js';

export interface RequestProgressProps {
  /** For scopes or for a quota. */
  readonly request: Pick<Shape<'ScopeRequestView'>, 'progress' | 'policy' | 'expires_at'>;
  readonly level?: 3 | 4;
}

/** Who has to do what, the place in the queue, the clock of the review, and when it will probably be over. */
export function RequestProgress({ request, level = 3 }: RequestProgressProps) {
  const { progress, policy, expires_at } = request;
  const { review_times: times } = progress;
  const isOver = progress.waits_for === 'nobody';
  return (
    <Stack component="section" gap="sm">
      <Title order={level} size="h5">
        {texts.progress}
      </Title>
      <Text>{texts.waitsFor[progress.waits_for]}</Text>
      {progress.missing.length === 0 ? null : (
        <List size="sm">
          {progress.missing.map((sentence) => (
            <List.Item key={sentence}>
              <Sentence>{sentence}</Sentence>
            </List.Item>
          ))}
        </List>
      )}
      {isOver ? null : (
        <dl className="facts wide">
          {progress.queue_position === null ? null : <Fact name={texts.position}>{progress.queue_position}</Fact>}
          {progress.sla_deadline === null ? null : (
            <Fact name={texts.due}>
              <When at={progress.sla_deadline} relative />{' '}
              {progress.sla_state === null ? null : <Badge variant="default">{texts.sla[progress.sla_state]}</Badge>}
            </Fact>
          )}
          {progress.estimated_at === null && progress.estimate_note === null ? null : (
            <Fact name={texts.estimated}>
              {progress.estimated_at === null ? texts.noEstimate : <When at={progress.estimated_at} relative />}
              {progress.estimate_note === null ? null : (
                <Text size="sm" c="dimmed">
                  {progress.estimate_note}
                </Text>
              )}
            </Fact>
          )}
          {times?.p50_hours == null || times.p90_hours === null ? null : (
            <Fact name={texts.times}>{texts.timesOf(times.p50_hours, times.p90_hours, times.samples)}</Fact>
          )}
          {expires_at === null || progress.missing.some(namesMoment) ? null : (
            <Fact name={texts.changesUntil}>
              <When at={expires_at} />
            </Fact>
          )}
        </dl>
      )}
      {policy === null || policy.reasons.length === 0 ? null : (
        <details>
          <summary>{texts.policy(policy.version)}</summary>
          <List size="sm" mt="xs">
            {policy.reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        </details>
      )}
    </Stack>
  );
}
