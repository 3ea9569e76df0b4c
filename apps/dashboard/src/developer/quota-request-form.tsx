import { Button, Group, NumberInput, Stack, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/developer';
import { texts as words } from '@texts/parts';
import { answer, api, type Shape } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { usePlugin } from './use-plugin.js';

const t = texts.quota;

export interface QuotaRequestFormProps {
  readonly pluginId: string;
  readonly limit: number;
  /** The request whose reviewer asked for changes; null: a new one. */
  readonly of: Shape<'QuotaRequestSummary'> | null;
  readonly onDone: () => void;
}

export function QuotaRequestForm({ pluginId, limit, of, onDone }: QuotaRequestFormProps) {
  const { changed } = usePlugin();
  const form = useForm<{ daily_limit: string | number; reason: string }>({
    mode: 'uncontrolled',
    initialValues: { daily_limit: of?.daily_limit ?? limit * 2, reason: of?.reason ?? '' },
  });
  const submission = useSubmit(form, async ({ daily_limit, reason }) => {
    const body = { daily_limit: Number(daily_limit), reason };
    const path = { plugin_id: pluginId };
    if (of) await answer(api.PUT('/api/plugins/{plugin_id}/quota-requests/{id}', { params: { path: { ...path, id: of.id } }, body }));
    else await answer(api.POST('/api/plugins/{plugin_id}/quota-requests', { params: { path }, body }));
    notifications.show({ message: t.sent });
    await changed();
    onDone();
  });
  return (
    <form noValidate onSubmit={submission.onSubmit}>
      <Stack maw={640}>
        <Title order={3} size="h5">
          {of ? t.resubmitTitle : t.askTitle}
        </Title>
        <ProblemAlert error={submission.error} />
        <NumberInput
          label={t.daily}
          required
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=" "
          key={form.key('daily_limit')}
          {...form.getInputProps('daily_limit')}
        />
        <Textarea
          label={t.reason}
          required
          autosize
          minRows={3}
          maxLength={1000}
          key={form.key('reason')}
          {...form.getInputProps('reason')}
        />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {t.act}
          </Button>
          <Button variant="default" onClick={onDone}>
            {words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
