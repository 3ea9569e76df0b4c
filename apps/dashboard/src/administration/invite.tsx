import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts as t } from '@texts/administration-people';
import { texts as parts } from '@texts/parts';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';

type Role = 'developer' | 'reviewer' | 'administrator';
const ROLES: readonly Role[] = ['reviewer', 'developer', 'administrator'];

/** Sends somebody a link with which they take a role at the marketplace. */
export function Invite({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const form = useForm<{ email: string; role: Role }>({ mode: 'uncontrolled', initialValues: { email: '', role: 'reviewer' } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/marketplace/invitations', { body }));
    notifications.show({ message: t.invite.sent(body.email) });
    form.reset();
    onClose();
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t.invite.title} closeButtonProps={{ 'aria-label': parts.close }} centered>
      <form noValidate onSubmit={submission.onSubmit}>
        <Stack>
          <ProblemAlert error={submission.error} />
          <TextInput label={t.invite.email} type="email" required data-autofocus key={form.key('email')} {...form.getInputProps('email')} />
          <NativeSelect
            label={t.role}
            data={ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
            key={form.key('role')}
            {...form.getInputProps('role')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {parts.cancel}
            </Button>
            <Button type="submit" loading={submission.busy}>
              {t.invite.act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
