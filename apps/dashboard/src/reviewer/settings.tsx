import { Button, NumberInput, Paper, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/reviewer';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { RISKS } from './filters.js';

const t = texts.settings;
const KEY = ['review', 'settings'];

/** How many reviewers a tier needs, and how long it may wait. */
export function ReviewSettings() {
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/administration/review-settings')) });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={query}>{(settings) => <SettingsForm key={settings.version} settings={settings} />}</Answered>
    </Page>
  );
}

function SettingsForm({ settings }: { readonly settings: Shape<'ReviewSettingsView'> }) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { four_eyes: settings.four_eyes, sla_hours: settings.sla_hours } });
  const submission = useSubmit(form, async (values) => {
    const body = { ...values, version: settings.version };
    queries.setQueryData(KEY, await answer(api.PUT('/api/administration/review-settings', { body })));
    notifications.show({ message: t.saved });
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        <Text size="sm" c="dimmed">
          {t.eyesHint} {t.hoursHint}
        </Text>
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          {RISKS.map((risk) => (
            <Paper key={risk} withBorder p="md" component="section">
              <Stack>
                <Title order={2} size="h4">
                  {t.tier[risk]}
                </Title>
                <Switch label={t.eyes} {...form.getInputProps(`four_eyes.${risk}`, { type: 'checkbox' })} />
                <NumberInput label={t.hours} min={1} max={2000} allowDecimal={false} {...form.getInputProps(`sla_hours.${risk}`)} />
              </Stack>
            </Paper>
          ))}
        </SimpleGrid>
        <div>
          <Button type="submit" loading={submission.busy}>
            {t.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
