import { Button, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/console';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { Counted } from '../../parts/counted.js';
import { FormCard } from '../../parts/form-card.js';
import { useSubmit } from '../../parts/use-submit.js';
import { Section } from './section.js';
import { useReread } from './use-act.js';
import { manages, useWebsite } from './use-website.js';

const t = texts.settings;

/** Name and domain, and the way out for oneself. */
export function Settings() {
  const { role } = useWebsite();
  return (
    <>
      {manages(role) ? <NameAndDomain /> : null}
      <Leave />
    </>
  );
}

function NameAndDomain() {
  const website = useWebsite();
  const reread = useReread(website.id);
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: website.name, domain: website.domain } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.PATCH('/api/websites/{website_id}', { params: { path: { website_id: website.id } }, body }));
    await Promise.all([reread(), queries.invalidateQueries({ queryKey: ['websites'] })]);
    notifications.show({ message: t.saved });
  });
  return (
    <Section title={t.title}>
      <FormCard submission={submission} act={t.save}>
        <TextInput label={texts.createWebsite.name} required maxLength={100} key={form.key('name')} {...form.getInputProps('name')} />
        <TextInput
          label={texts.createWebsite.domain}
          description={texts.createWebsite.domainHint}
          required
          autoCapitalize="none"
          key={form.key('domain')}
          {...form.getInputProps('domain')}
        />
      </FormCard>
    </Section>
  );
}

function Leave() {
  const website = useWebsite();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const path = { website_id: website.id, account_id: 'me' };
  const credentials = useQuery({
    queryKey: ['website', website.id, 'my-credentials'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/operators/{account_id}/credentials', { params: { path } })),
  });
  const leave = async (): Promise<void> => {
    await answer(api.DELETE('/api/websites/{website_id}/operators/{account_id}', { params: { path } }));
    await navigate({ to: '/console' });
    queries.removeQueries({ queryKey: ['website', website.id] });
    await queries.invalidateQueries({ queryKey: ['websites'] });
    notifications.show({ message: t.left(website.name) });
  };
  return (
    <Section title={t.leaveTitle}>
      <Paper withBorder p="lg">
        <Stack align="flex-start">
          <Text size="sm">{t.leaveLead}</Text>
          <Button color="red" variant="outline" onClick={() => setOpened(true)}>
            {t.leave}
          </Button>
        </Stack>
      </Paper>
      <Confirm opened={opened} onClose={() => setOpened(false)} title={t.leaveQuestion(website.name)} act={t.leave} onAct={leave}>
        <Stack gap="xs">
          <Text size="sm">{t.leaveWill}</Text>
          <Counted query={credentials}>{({ items }) => <Text size="sm">{t.leaveKeys(items.length)}</Text>}</Counted>
        </Stack>
      </Confirm>
    </Section>
  );
}
