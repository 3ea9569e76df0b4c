import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/console';
import { answer, api, type Shape } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';

const t = texts.createWebsite;

/** Name and domain of a new website, whose owner the person becomes. */
export function CreateWebsite({ onCreated }: { readonly onCreated: (website: Shape<'WebsiteDetails'>) => Promise<void> | void }) {
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', domain: '' } });
  const submission = useSubmit(form, async (body) => {
    const website = await answer(api.POST('/api/websites', { body }));
    await queries.invalidateQueries({ queryKey: ['websites'] });
    await onCreated(website);
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        <TextInput
          label={t.name}
          required
          maxLength={100}
          autoComplete="organization"
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t.domain}
          description={t.domainHint}
          required
          autoComplete="off"
          autoCapitalize="none"
          key={form.key('domain')}
          {...form.getInputProps('domain')}
        />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {t.act}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
