import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-viewable';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { PasswordField } from '../../parts/password-field.js';
import { SecretDialog } from '../../parts/secret-dialog.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { useReread } from './use-act.js';
import type { Key } from './use-keys.js';
import { useKeyTerms } from './use-key-terms.js';

interface ViewKeyProps {
  readonly websiteId: string;
  readonly apiKey: Key;
  /** “Warehouse”, or the operator. */
  readonly name: string;
}

/** The button that shows a viewable key again. There is none for other keys, nor where the platform has switched it off. */
export function ViewKey({ websiteId, apiKey: key, name }: ViewKeyProps) {
  const { viewable_keys: allowed } = useKeyTerms(websiteId);
  const [asking, { open, close }] = useDisclosure();
  const [viewed, setViewed] = useState<Shape<'ViewedKeyView'> | null>(null);
  const works = key.state === 'active' || key.state === 'retiring';
  if (!allowed || !key.viewable || !works) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {texts.view}
      </Button>
      {asking ? <AskToView websiteId={websiteId} apiKey={key} name={name} onClose={close} onViewed={setViewed} /> : null}
      <SecretDialog title={texts.shown(name)} lead={texts.shownLead} secrets={secretsOf(viewed)} again onStored={() => setViewed(null)} />
    </>
  );
}

function secretsOf(viewed: Shape<'ViewedKeyView'> | null) {
  if (viewed === null) return null;
  return [
    { label: texts.id, value: viewed.key_id },
    { label: texts.secret, value: viewed.key_secret ?? texts.gone },
  ];
}

interface AskToViewProps extends ViewKeyProps {
  readonly onClose: () => void;
  readonly onViewed: (viewed: Shape<'ViewedKeyView'>) => void;
}

/** Says who will hear of it; asks for the password when the sign-in is no longer fresh. */
function AskToView({ websiteId, apiKey: key, name, onClose, onViewed }: AskToViewProps) {
  const [stale, setStale] = useState(false);
  const reread = useReread(websiteId);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const submission = useSubmit(form, async (body) => {
    if (stale) await answer(api.POST('/api/website/session/confirm', { body }));
    try {
      onViewed(await view(websiteId, key));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'fresh_sign_in_required') throw error;
      setStale(true);
      return;
    }
    onClose();
    await reread();
  });
  return (
    <FormDialog title={texts.viewTitle(name)} act={texts.viewAct} submission={submission} onClose={onClose}>
      <Stack gap="xs">
        <Text size="sm">{texts.viewWill}</Text>
        {stale ? (
          <>
            <Text size="sm" fw={600} role="status">
              {texts.stale}
            </Text>
            <PasswordField
              label={texts.password}
              autoComplete="current-password"
              required
              autoFocus
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
          </>
        ) : null}
      </Stack>
    </FormDialog>
  );
}

function view(website_id: string, { id, account_id }: Key): Promise<Shape<'ViewedKeyView'>> {
  return answer(
    account_id === null
      ? api.POST('/api/websites/{website_id}/keys/{key_id}/view', { params: { path: { website_id, key_id: id } } })
      : api.POST('/api/websites/{website_id}/operators/{account_id}/key/view', { params: { path: { website_id, account_id } } }),
  );
}
