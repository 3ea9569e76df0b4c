import { Button, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { pluginKey } from './queries.js';

const t = texts.settings;

export interface InstallLinkLimitsProps {
  readonly link: Shape<'InstallLinkView'>;
  readonly pluginId: string;
}

/** Whether the link works, until when, and for how many websites. */
export function InstallLinkLimits({ link, pluginId }: InstallLinkLimitsProps) {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [asking, { open, close }] = useDisclosure();
  const change = async (body: Shape<'ChangeInstallLinkBody'>, done: string): Promise<void> => {
    await answer(api.PATCH('/api/plugins/{plugin_id}/install-link', { params: { path: { plugin_id: pluginId } }, body }));
    await queries.invalidateQueries({ queryKey: pluginKey(pluginId) });
    notifications.show({ message: done });
  };
  const turn = (enabled: boolean): void => {
    setError(null);
    if (enabled) change({ enabled }, t.switchedOn).catch(setError);
    else open();
  };
  const form = useForm<{ expires_at: string; max_uses: string | number }>({
    mode: 'uncontrolled',
    initialValues: { expires_at: localInput(link.expires_at), max_uses: link.max_uses ?? '' },
  });
  const submission = useSubmit(form, ({ expires_at, max_uses }) => {
    // Half a date reads as none, and none would mean: for ever.
    const field = form.getInputNode('expires_at');
    if (field instanceof HTMLInputElement && field.validity.badInput) {
      form.setFieldError('expires_at', t.halfDate);
      return Promise.resolve();
    }
    const body = {
      expires_at: expires_at === '' ? null : new Date(expires_at).toISOString(),
      max_uses: max_uses === '' ? null : Number(max_uses),
    };
    return change(body, t.linkSaved);
  });
  return (
    <Stack gap="sm">
      <Switch label={t.enabled} checked={link.enabled} onChange={({ currentTarget }) => turn(currentTarget.checked)} />
      <ProblemAlert error={error} />
      <Confirm
        opened={asking}
        onClose={close}
        title={t.switchOffTitle}
        act={t.switchOff}
        onAct={() => change({ enabled: false }, t.switchedOff)}
      >
        {t.switchOffBody(link.uses)}
      </Confirm>
      <form noValidate onSubmit={submission.onSubmit}>
        <Stack gap="sm" maw={480}>
          <ProblemAlert error={submission.error} />
          <TextInput label={t.expires} type="datetime-local" key={form.key('expires_at')} {...form.getInputProps('expires_at')} />
          <NumberInput
            label={t.maxUses}
            allowDecimal={false}
            clampBehavior="none"
            key={form.key('max_uses')}
            {...form.getInputProps('max_uses')}
          />
          <Group>
            <Button type="submit" variant="default" loading={submission.busy}>
              {t.saveLink}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}

/** A moment as `<input type="datetime-local">` writes it: the reader's own time, without a zone. */
function localInput(at: string | null): string {
  if (at === null) return '';
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
