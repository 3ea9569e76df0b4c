import { Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/developer';
import { answer, api } from '../api/client.js';
import { FormCard } from '../parts/form-card.js';
import { LinkButton } from '../parts/links.js';
import { useSubmit } from '../parts/use-submit.js';
import { DeletePlugin } from './delete-plugin.js';
import { InstallLink } from './install-link.js';
import { usePlugin } from './use-plugin.js';
import { VisibilityForm } from './visibility-form.js';

const t = texts.settings;

export function Settings() {
  const { plugin } = usePlugin();
  return (
    <Stack gap="lg" maw={820}>
      <DetailsForm />
      <Paper withBorder p="lg" component="section">
        <Stack align="flex-start">
          <Title order={2} size="h4">
            {t.trust}
          </Title>
          <Text size="sm">{t.trustLead}</Text>
          <LinkButton to="/trusted-websites" variant="default">
            {t.toTrust}
          </LinkButton>
        </Stack>
      </Paper>
      <Paper withBorder p="lg" component="section" className="danger-zone">
        <Stack gap="xl">
          <Title order={2} size="h4">
            {t.danger}
          </Title>
          <VisibilityForm />
          <InstallLink pluginId={plugin.id} />
          <DeletePlugin />
        </Stack>
      </Paper>
    </Stack>
  );
}

function DetailsForm() {
  const { plugin, changed } = usePlugin();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: plugin.name, description: plugin.description, callback_url: plugin.callback_url ?? '' },
  });
  const submission = useSubmit(form, async ({ callback_url, ...rest }) => {
    const body = { ...rest, callback_url: callback_url.trim() === '' ? null : callback_url.trim() };
    await answer(api.PATCH('/api/plugins/{plugin_id}', { params: { path: { plugin_id: plugin.id } }, body }));
    notifications.show({ message: t.saved });
    await changed();
  });
  return (
    <FormCard submission={submission} title={t.title} act={t.save}>
      <TextInput label={t.name} required maxLength={60} key={form.key('name')} {...form.getInputProps('name')} />
      <Textarea
        label={t.description}
        autosize
        minRows={2}
        maxLength={500}
        key={form.key('description')}
        {...form.getInputProps('description')}
      />
      <TextInput
        label={t.callback}
        description={t.callbackHint}
        type="url"
        maxLength={2000}
        key={form.key('callback_url')}
        {...form.getInputProps('callback_url')}
      />
    </FormCard>
  );
}
