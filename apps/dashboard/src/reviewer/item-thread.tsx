import { Badge, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-thread';
import { texts as verdictTexts } from '@texts/reviewer-verdict';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { forgetDraft, readDraft, useDraft } from '../parts/use-draft.js';
import { useSubmit } from '../parts/use-submit.js';
import { When } from '../parts/when.js';
import { cardQuery, type Card } from './queries.js';
import { pairKey } from './verdict-draft.js';

/** What both sides wrote to each other, over all revisions, and the next message. */
export function ItemThread({ card }: { readonly card: Card }) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t.title}
        </Title>
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        {card.thread.length === 0 ? <Text size="sm">{t.empty}</Text> : null}
        {card.thread.map(({ id, by, author, label, scope, mode, text, at }) => (
          <Paper key={id} withBorder p="sm" component="article">
            <Group gap="xs">
              <Text fw={600} size="sm">
                {author} ({t[by]})
              </Text>
              {label === null ? null : (
                <Badge variant="outline" color="gray" tt="none">
                  {verdictTexts.labels[label]}
                </Badge>
              )}
              <Text size="sm" c="dimmed" component="div">
                <When at={at} relative />
              </Text>
            </Group>
            {scope === null ? null : (
              <Text size="sm" c="dimmed" className="break-anywhere">
                {pairKey({ scope, mode: mode ?? '' })}
              </Text>
            )}
            <Text size="sm" className="keep-lines">
              {text}
            </Text>
          </Paper>
        ))}
        <NewMessage card={card} />
      </Stack>
    </Paper>
  );
}

function NewMessage({ card: { id } }: { readonly card: Card }) {
  const queries = useQueryClient();
  const draft = `review-message:${id}`;
  const kept = readDraft(draft);
  const form = useForm({ initialValues: { text: typeof kept === 'string' ? kept : '' } });
  useDraft(draft, form.values.text === '' ? null : form.values.text);
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/review/items/{id}/thread', { params: { path: { id } }, body }));
    form.setValues({ text: '' });
    forgetDraft(draft);
    await queries.invalidateQueries(cardQuery(id));
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack gap="xs">
        <ProblemAlert error={submission.error} />
        <Textarea label={t.you} autosize minRows={2} maxLength={4000} {...form.getInputProps('text')} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={submission.busy} disabled={form.values.text.trim() === ''}>
            {t.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
