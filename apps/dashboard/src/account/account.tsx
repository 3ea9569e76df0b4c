import { Badge, Button, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/account';
import { texts as signUp } from '@texts/signed-out';
import { answer, api, type Shape } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { PasswordField } from '../parts/password-field.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { When } from '../parts/when.js';
import { sessionQuery, useAccount, type Realm } from '../session/session.js';

export const MarketplaceAccount = () => <OwnAccount realm="marketplace" />;
export const WebsiteAccount = () => <OwnAccount realm="website" />;

function OwnAccount({ realm }: { readonly realm: Realm }) {
  return (
    <Page title={texts.title} lead={useAccount(realm).email}>
      <NameForm realm={realm} />
      <PasswordForm realm={realm} />
      <Sessions realm={realm} />
    </Page>
  );
}

function NameForm({ realm }: { readonly realm: Realm }) {
  const queries = useQueryClient();
  const { name } = useAccount(realm);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.PATCH('/api/marketplace/account', { body }) : api.PATCH('/api/website/account', { body }));
    await queries.invalidateQueries(sessionQuery(realm));
    notifications.show({ message: texts.name.saved });
  });
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <Title order={2} size="h4">
          {texts.name.title}
        </Title>
        <ProblemAlert error={submission.error} />
        <TextInput
          label={texts.name.label}
          autoComplete="name"
          required
          maxLength={100}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <div>
          <Button type="submit" loading={submission.busy}>
            {texts.name.act}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}

function PasswordForm({ realm }: { readonly realm: Realm }) {
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { current_password: '', new_password: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/password', { body }) : api.POST('/api/website/password', { body }));
    form.reset();
    await queries.invalidateQueries({ queryKey: ['sessions', realm] });
    notifications.show({ message: texts.password.saved });
  });
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack>
        <Title order={2} size="h4">
          {texts.password.title}
        </Title>
        <Text size="sm">{texts.password.lead}</Text>
        <ProblemAlert error={submission.error} />
        <PasswordField
          label={texts.password.current}
          autoComplete="current-password"
          required
          key={form.key('current_password')}
          {...form.getInputProps('current_password')}
        />
        <PasswordField
          label={texts.password.next}
          description={signUp.signUp.passwordHint}
          autoComplete="new-password"
          required
          key={form.key('new_password')}
          {...form.getInputProps('new_password')}
        />
        <div>
          <Button type="submit" loading={submission.busy}>
            {texts.password.act}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}

function Sessions({ realm }: { readonly realm: Realm }) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['sessions', realm],
    queryFn: () => answer(realm === 'marketplace' ? api.GET('/api/marketplace/sessions') : api.GET('/api/website/sessions')),
  });
  const end = async (id: string): Promise<void> => {
    const params = { path: { id } };
    try {
      await answer(
        realm === 'marketplace'
          ? api.DELETE('/api/marketplace/sessions/{id}', { params })
          : api.DELETE('/api/website/sessions/{id}', { params }),
      );
      notifications.show({ message: texts.sessions.ended });
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    }
    await queries.invalidateQueries({ queryKey: ['sessions', realm] });
  };
  return (
    <Paper withBorder p="lg" component="section">
      <Stack>
        <Title order={2} size="h4">
          {texts.sessions.title}
        </Title>
        <Text size="sm">{texts.sessions.lead}</Text>
        <Answered query={query} rows={2}>
          {({ items }) => (
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{texts.sessions.device}</Table.Th>
                    <Table.Th>{texts.sessions.address}</Table.Th>
                    <Table.Th>{texts.sessions.seen}</Table.Th>
                    <Table.Th aria-label={texts.sessions.end} />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((session) => (
                    <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Answered>
      </Stack>
    </Paper>
  );
}

function SessionRow({ session, onEnd }: { readonly session: Shape<'SessionView'>; readonly onEnd: () => void }) {
  return (
    <Table.Tr>
      <Table.Td className="break-anywhere">{session.user_agent ?? texts.sessions.unknown}</Table.Td>
      <Table.Td>{session.address ?? texts.sessions.unknown}</Table.Td>
      <Table.Td>
        <When at={session.last_seen_at} relative />
      </Table.Td>
      <Table.Td>
        {session.current ? (
          <Badge variant="light">{texts.sessions.current}</Badge>
        ) : (
          <Button size="xs" variant="default" onClick={onEnd}>
            {texts.sessions.end}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
