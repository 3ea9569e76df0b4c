import { useForm } from '@mantine/form';
import { texts } from '@texts/signed-out';
import { answer, api } from '../api/client.js';
import { FormCard } from '../parts/form-card.js';
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
  return <FormCard submission={submission} act={t.act} />;
}
