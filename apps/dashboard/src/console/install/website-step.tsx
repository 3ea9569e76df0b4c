import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/install';
import { useState, type ReactNode } from 'react';
import type { Shape } from '../../api/client.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { CreateWebsite } from '../create-website.js';

export type Installable = Shape<'InstallableWebsiteView'>;

interface WebsiteStepProps {
  readonly websites: readonly Installable[];
  readonly chosen: Installable | undefined;
  readonly onChoose: (id: string) => void;
  /** How many pairs are ticked. */
  readonly ticked: number;
  readonly email: string;
  readonly onAgree: () => Promise<void>;
  readonly onCreated: (id: string) => Promise<void>;
  readonly onSignOut: () => Promise<void>;
}

/** The last step: on which website. Who has none creates one here. */
export function WebsiteStep({ websites, chosen, onChoose, ticked, email, onAgree, onCreated, onSignOut }: WebsiteStepProps) {
  const [creating, setCreating] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const t = texts.where;
  return (
    <Stack component="section">
      <div>
        <Title order={2} size="h4">
          {chosen ? t.title : texts.noWebsite.title}
        </Title>
        {chosen ? null : (
          <Text size="sm" c="dimmed">
            {texts.noWebsite.lead}
          </Text>
        )}
      </div>
      <Paper withBorder p="lg">
        {chosen && !creating ? (
          <Stack>
            <NativeSelect
              label={t.website}
              value={chosen.id}
              onChange={({ currentTarget }) => onChoose(currentTarget.value)}
              data={websites.map(({ id, name, domain }) => ({ value: id, label: `${name} (${domain})` }))}
            />
            <Agree chosen={chosen} ticked={ticked} onAgree={onAgree}>
              <Button variant="subtle" onClick={() => setCreating(true)}>
                {t.another}
              </Button>
            </Agree>
          </Stack>
        ) : (
          <CreateWebsite
            onCreated={async ({ id }) => {
              await onCreated(id);
              setCreating(false);
            }}
          />
        )}
      </Paper>
      <ProblemAlert error={error} />
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t.signedIn(email)}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={() => void onSignOut().catch(setError)}>
          {t.signOut}
        </Button>
      </Group>
    </Stack>
  );
}

function Agree({
  chosen,
  ticked,
  onAgree,
  children,
}: Pick<WebsiteStepProps, 'ticked' | 'onAgree'> & { readonly chosen: Installable; readonly children: ReactNode }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const t = texts.where;
  const complete = chosen.installed && chosen.pending.length === 0;
  const agree = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onAgree();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Text size="sm" role="status">
        {complete ? t.complete : ticked === 0 ? t.nothingTicked : t.onlyHere(ticked)}
      </Text>
      <ProblemAlert error={error} />
      <Group>
        {complete ? null : (
          <Button loading={busy} disabled={ticked === 0} onClick={() => void agree()}>
            {chosen.installed ? t.agree : t.install}
          </Button>
        )}
        {children}
      </Group>
    </>
  );
}
