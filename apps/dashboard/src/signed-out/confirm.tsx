import { Button, Paper, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { answer, api } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useSubmit } from '../parts/use-submit.js';
import { MailedLinkPage, type MailedLink } from './mailed-link.js';

const t = texts.confirm;

export function ConfirmAddress() {
  return (
    <MailedLinkPage title={t.title} lead={() => t.lead} success={t.done}>
      {(link, done) => <ConfirmForm link={link} done={done} />}
    </MailedLinkPage>
  );
}

function ConfirmForm({ link: { realm, token }, done }: { readonly link: MailedLink; readonly done: () => void }) {
  const form = useForm({ initialValues: {} });
  const submission = useSubmit(form, async () => {
    const body = { token };
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/confirm', { body }) : api.POST('/api/website/confirm', { body }));
    done();
  });
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submission.onSubmit}>
      <Stack align="flex-start">
        <ProblemAlert error={submission.error} />
        <Button type="submit" loading={submission.busy}>
          {t.act}
        </Button>
      </Stack>
    </Paper>
  );
}
