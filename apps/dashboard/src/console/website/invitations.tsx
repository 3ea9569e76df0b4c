import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { ListTable } from '../../parts/listed.js';
import { useLongList } from '../../parts/use-pages.js';
import { useSubmit } from '../../parts/use-submit.js';
import { When } from '../../parts/when.js';
import { FormDialog } from './form-dialog.js';
import { optionsOf } from './rotate-key.js';
import { Section } from './section.js';
import { useReread } from './use-act.js';
import type { Role, Website } from './use-website.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

const t = texts.invitations;

export function Invitations({ website }: { readonly website: Website }) {
  const [inviting, setInviting] = useState(false);
  const list = useLongList(['website', website.id, 'invitations'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/operators/invitations', {
        params: { path: { website_id: website.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  return (
    <Section title={t.title} lead={t.lead} actions={<Button onClick={() => setInviting(true)}>{t.invite}</Button>}>
      <ListTable
        list={list}
        keyOf={({ id }) => id}
        rows={1}
        minWidth={520}
        empty={<Text size="sm">{t.none}</Text>}
        columns={[
          { title: t.email, cell: ({ email }) => email },
          { title: t.role, cell: ({ role }) => console.roles[role] },
          { title: t.until, cell: ({ expires_at: at }) => <When at={at} /> },
          { title: t.acts, cell: (invitation) => <WithdrawInvitation websiteId={website.id} invitation={invitation} /> },
        ]}
      />
      {inviting ? <Invite website={website} onClose={() => setInviting(false)} /> : null}
    </Section>
  );
}

function Invite({ website, onClose }: { readonly website: Website; readonly onClose: () => void }) {
  const reread = useReread(website.id);
  const form = useForm<{ email: string; role: Role }>({ mode: 'uncontrolled', initialValues: { email: '', role: 'operator' } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/operators/invitations', { params: { path: { website_id: website.id } }, body }));
    notifications.show({ message: t.sent(body.email) });
    onClose();
    await reread();
  });
  const { owner, ...others } = console.roles;
  return (
    <FormDialog title={t.inviteTitle} act={t.act} submission={submission} onClose={onClose}>
      <TextInput
        label={t.email}
        type="email"
        required
        autoComplete="off"
        data-autofocus
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <NativeSelect
        label={t.role}
        data={optionsOf(website.role === 'owner' ? { ...others, owner } : others)}
        key={form.key('role')}
        {...form.getInputProps('role')}
      />
    </FormDialog>
  );
}
