import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-key-requests';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSubmit } from '../../parts/use-submit.js';
import { When } from '../../parts/when.js';
import { useReread } from './use-act.js';
import type { Website } from './use-website.js';

/** The conversation with the reviewers of a request. */
export function KeyRequestMessages({ website, id }: { readonly website: Website; readonly id: string }) {
  const path = { website_id: website.id, id };
  const reread = useReread(website.id);
  const query = useQuery({
    queryKey: ['website', website.id, 'key-requests', id, 'thread'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/contact-centre-key-requests/{id}/thread', { params: { path } })),
  });
  const form = useForm({ mode: 'uncontrolled', initialValues: { text: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/contact-centre-key-requests/{id}/thread', { params: { path }, body }));
    form.reset();
    await reread();
  });
  return (
    <Stack gap="xs">
      <Title order={4} size="h6">
        {texts.thread}
      </Title>
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{texts.noMessages}</Text>
          ) : (
            items.map((message) => (
              <div key={message.id}>
                <Text size="sm" fw={600}>
                  {message.author}{' '}
                  <Text span size="xs" c="dimmed">
                    <When at={message.at} relative />
                  </Text>
                </Text>
                <Text size="sm" className="break-anywhere">
                  {message.text}
                </Text>
              </div>
            ))
          )
        }
      </Answered>
      <form noValidate onSubmit={submission.onSubmit}>
        <Stack gap="xs" align="stretch">
          <ProblemAlert error={submission.error} />
          <Textarea label={texts.message} maxLength={4000} autosize minRows={2} key={form.key('text')} {...form.getInputProps('text')} />
          <Group>
            <Button type="submit" size="xs" loading={submission.busy}>
              {texts.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
