import { ActionIcon, Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { texts as t } from '@texts/reviewer-verdict';
import { isOneOf } from './filters.js';
import { LABELS, type CommentDraft } from './verdict-draft.js';

export interface CommentsFormProps {
  /** The keys of the pairs that are asked for. */
  readonly asked: readonly string[];
  readonly comments: readonly CommentDraft[];
  readonly onChange: (comments: readonly CommentDraft[]) => void;
}

/** What should change, each remark with how much it weighs and what it is about. */
export function CommentsForm({ asked, comments, onChange }: CommentsFormProps) {
  const change = (index: number, changes: Partial<CommentDraft>): void =>
    onChange(comments.map((comment, at) => (at === index ? { ...comment, ...changes } : comment)));
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t.comments}
      </Title>
      <Text size="sm">{t.commentsLead}</Text>
      {comments.map(({ label, about, text }, index) => (
        <Paper key={index} withBorder p="sm">
          <Group align="flex-end" gap="xs">
            <NativeSelect
              label={t.label}
              value={label}
              onChange={({ currentTarget: { value } }) => change(index, { label: isOneOf(LABELS, value) ? value : label })}
              data={LABELS.map((value) => ({ value, label: t.labels[value] }))}
            />
            <NativeSelect
              label={t.about}
              flex={1}
              value={about}
              onChange={({ currentTarget: { value } }) => change(index, { about: value })}
              data={[{ value: '', label: t.aboutWhole }, ...asked.map((value) => ({ value, label: value }))]}
            />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t.removeComment}
              onClick={() => onChange(comments.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
          <Textarea
            label={t.comment}
            mt="xs"
            value={text}
            maxLength={4000}
            autosize
            minRows={2}
            onChange={({ currentTarget: { value } }) => change(index, { text: value })}
          />
        </Paper>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => onChange([...comments, { label: 'blocker', about: '', text: '' }])}>
          {t.addComment}
        </Button>
      </div>
    </Stack>
  );
}
