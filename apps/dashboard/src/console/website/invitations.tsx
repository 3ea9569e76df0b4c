import { Button, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { More } from '../../parts/more.js';
import { usePages } from '../../parts/use-pages.js';
import { useSubmit } from '../../parts/use-submit.js';
import { When } from '../../parts/when.js';
import { FormDialog } from './form-dialog.js';
import { optionsOf } from './rotate-key.js';
import { Section } from './section.js';
import { useClick, useReread } from './use-act.js';
import type { Role, Website } from './use-website.js';

const t = texts.invitations;

export function Invitations({ website }: { readonly website: Website }) {
  const [inviting, setInviting] = useState(false);
  const click = useClick(website.id);
  const { query, items = [] } = usePages(['website', website.id, 'invitations'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/operators/invitations', {
        params: { path: { website_id: website.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const withdraw = (invitation_id: string) => () =>
    answer(
      api.DELETE('/api/websites/{website_id}/operators/invitations/{invitation_id}', {
        params: { path: { website_id: website.id, invitation_id } },
      }),
    );
  return (
    <Section title={t.title} lead={t.lead} actions={<Button onClick={() => setInviting(true)}>{t.invite}</Button>}>
      <Answered query={query} rows={1}>
        {() =>
          items.length === 0 ? (
            <Text size="sm">{t.none}</Text>
          ) : (
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t.email}</Table.Th>
                    <Table.Th>{t.role}</Table.Th>
                    <Table.Th>{t.until}</Table.Th>
                    <Table.Th>{t.acts}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((invitation) => (
                    <Table.Tr key={invitation.id}>
                      <Table.Td className="break-anywhere">{invitation.email}</Table.Td>
                      <Table.Td>{console.roles[invitation.role]}</Table.Td>
                      <Table.Td>
                        <When at={invitation.expires_at} />
                      </Table.Td>
                      <Table.Td>
                        <Button size="xs" variant="default" onClick={() => void click(withdraw(invitation.id), t.withdrawn)}>
                          {t.withdraw}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      <More query={query} />
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
