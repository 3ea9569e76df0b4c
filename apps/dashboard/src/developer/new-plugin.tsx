import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { FormCard } from '../parts/form-card.js';
import { Page } from '../parts/page.js';
import { SecretDialog } from '../parts/secret-dialog.js';
import { useRepeatable } from '../parts/use-repeatable.js';
import { useSubmit } from '../parts/use-submit.js';

const t = texts.create;
const START: Required<Omit<Shape<'CreatePluginBody'>, 'callback_url'>> = { name: '', description: '', visibility: 'private' };

export function NewPlugin() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [created, setCreated] = useState<Shape<'CreatedPlugin'> | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: START });
  const repeatable = useRepeatable();
  const submission = useSubmit(form, async (body) => {
    setCreated(await repeatable((header) => answer(api.POST('/api/plugins', { params: { header }, body }))));
  });
  const stored = (): void => {
    if (!created) return;
    void queries.invalidateQueries({ queryKey: ['plugins'] });
    void navigate({ to: '/plugins/$pluginId', params: { pluginId: created.plugin.id } });
  };
  return (
    <Page title={t.title} lead={t.lead}>
      <FormCard submission={submission} act={t.act} maw={720}>
        <TextInput label={t.name} description={t.nameHint} required maxLength={60} key={form.key('name')} {...form.getInputProps('name')} />
        <Textarea
          label={t.description}
          description={t.descriptionHint}
          autosize
          minRows={2}
          maxLength={500}
          key={form.key('description')}
          {...form.getInputProps('description')}
        />
        <Radio.Group label={t.visibility} key={form.key('visibility')} {...form.getInputProps('visibility')}>
          <Stack gap="xs" mt="xs">
            <Radio value="private" label={t.private} description={t.privateHint} />
            <Radio value="public" label={t.public} description={t.publicHint} />
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t.later}
        </Text>
      </FormCard>
      <SecretDialog
        title={t.secretTitle}
        secrets={
          created && [
            { label: texts.keypair.identifier, value: created.keypair.identifier },
            { label: texts.keypair.key, value: created.keypair.key },
          ]
        }
        onStored={stored}
      />
    </Page>
  );
}
