import { Button, NumberInput, Paper, SimpleGrid, Stack, Switch, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts as t } from '@texts/reviewer-settings';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useVersionedForm } from '../parts/use-versioned-form.js';
import { RISKS } from './filters.js';

const KEY = ['review', 'settings'];

/** How many reviewers a tier needs, and how long it may wait. */
export function ReviewSettings() {
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/administration/review-settings')) });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered query={query}>{(settings) => <SettingsForm settings={settings} />}</Answered>
    </Page>
  );
}

function SettingsForm({ settings }: { readonly settings: Shape<'ReviewSettingsView'> }) {
  const { form, submission, theirs, takeTheirs } = useVersionedForm({
    queryKey: KEY,
    present: settings,
    valuesOf: ({ four_eyes, sla_hours }: Shape<'ReviewSettingsView'>) => ({ four_eyes, sla_hours }),
    write: async (values, version) => {
      const saved = await answer(api.PUT('/api/administration/review-settings', { body: { ...values, version } }));
      notifications.show({ message: t.saved });
      return saved;
    },
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <ProblemAlert error={submission.error} />
        {theirs ? (
          <ChangedMeanwhile
            fields={RISKS.flatMap((risk) => [
              { name: `${t.tier[risk]}, ${t.eyes}`, now: t.yesNo(theirs.four_eyes[risk]), yours: t.yesNo(form.values.four_eyes[risk]) },
              { name: `${t.tier[risk]}, ${t.hours}`, now: String(theirs.sla_hours[risk]), yours: String(form.values.sla_hours[risk]) },
            ])}
            onTake={takeTheirs}
          />
        ) : null}
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          {RISKS.map((risk) => (
            <Paper key={risk} withBorder p="md" component="section">
              <Stack>
                <Title order={2} size="h4">
                  {t.tier[risk]}
                </Title>
                <Switch label={t.eyes} description={t.eyesHint} {...form.getInputProps(`four_eyes.${risk}`, { type: 'checkbox' })} />
                <NumberInput
                  label={t.hours}
                  description={t.hoursHint}
                  min={1}
                  max={2000}
                  allowDecimal={false}
                  {...form.getInputProps(`sla_hours.${risk}`)}
                />
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
