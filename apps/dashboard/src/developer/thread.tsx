import { Badge, Button, Code, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseQueryResult } from '@tanstack/react-query';
import { texts } from '@texts/developer-review';
import { texts as scopeTexts } from '@texts/developer-scopes';
import type { Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useDraftText } from '../parts/use-draft.js';
import { useSubmit } from '../parts/use-submit.js';
import { When } from '../parts/when.js';
import { keyOf, pairOf, type Pair } from './pair-keys.js';

export interface ThreadProps {
  /** Names what is written here, so that it survives a reload. */
  readonly draft: string;
  readonly query: UseQueryResult<Shape<'ThreadView'>>;
  readonly write: (message: Shape<'MessageBody'>) => Promise<void>;
  /** What a message may be about, beside the whole request. */
  readonly pairs?: readonly Pair[];
  readonly level?: 3 | 4;
  /** It was never in the queue: there is nobody to write to yet. */
  readonly notYet?: boolean;
}

/** What developer and reviewers wrote to each other. It begins when the request is first in the queue. */
export function Thread({ draft, query, write, pairs = [], level = 3, notYet = false }: ThreadProps) {
  return (
    <Stack component="section" gap="sm" maw={820}>
      <Title order={level} size="h5">
        {texts.thread}
      </Title>
      {notYet ? (
        <Text size="sm">{texts.threadLater}</Text>
      ) : (
        <Answered query={query} rows={2}>
          {({ items }) => (
            <>
              {items.length === 0 ? <Text size="sm">{texts.threadEmpty}</Text> : null}
              {items.map((comment) => (
                <Comment key={comment.id} comment={comment} />
              ))}
              <MessageForm draft={draft} write={write} pairs={pairs} />
            </>
          )}
        </Answered>
      )}
    </Stack>
  );
}

function Comment({ comment }: { readonly comment: Shape<'CommentView'> }) {
  const { by, author, label, scope, mode, text, at } = comment;
  return (
    <Paper withBorder p="sm" ml={by === 'developer' ? 'xl' : 0}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {by === 'developer' ? texts.you : author}
        </Text>
        {label === null ? null : <Badge variant="default">{scopeTexts.label[label]}</Badge>}
        {scope === null ? null : <Code>{`${scope} · ${mode ?? ''}`}</Code>}
        <Text size="sm" c="dimmed" component="div">
          <When at={at} relative />
        </Text>
      </Group>
      <Text size="sm" className="keep-lines">
        {text}
      </Text>
    </Paper>
  );
}

function MessageForm({ draft, write, pairs }: Required<Pick<ThreadProps, 'draft' | 'write' | 'pairs'>>) {
  const [kept, keep] = useDraftText(draft);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { text: kept, about: '' },
    onValuesChange: ({ text }) => keep(text),
  });
  const submission = useSubmit(form, async ({ text, about }) => {
    await write({ text, ...(pairOf(about) ?? {}) });
    form.setValues({ text: '', about: '' });
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack gap="sm">
        <ProblemAlert error={submission.error} />
        <Textarea
          label={texts.message}
          required
          autosize
          minRows={2}
          maxLength={4000}
          key={form.key('text')}
          {...form.getInputProps('text')}
        />
        <Group align="flex-end">
          {pairs.length === 0 ? null : (
            <NativeSelect
              label={texts.about}
              data={[
                { value: '', label: texts.aboutAll },
                ...pairs.map((pair) => ({ value: keyOf(pair), label: `${pair.scope} · ${pair.mode}` })),
              ]}
              key={form.key('about')}
              {...form.getInputProps('about')}
            />
          )}
          <Button type="submit" loading={submission.busy}>
            {texts.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
