import { Alert, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console';
import { useState } from 'react';
import { CopyValue } from '../../parts/copy-value.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { When } from '../../parts/when.js';
import { keyOf, PairList, PairTicks } from '../pairs.js';
import { useInstallActs, type Install } from './use-installs.js';
import { manages, type Website } from './use-website.js';
import { WaysOut } from './ways-out.js';

const t = texts.plugins;

interface InstalledProps {
  readonly website: Website;
  readonly install: Install;
}

export function InstalledPlugin({ website, install }: InstalledProps) {
  const [open, { toggle }] = useDisclosure();
  const { plugin, consented, pending } = install;
  return (
    <Paper withBorder p="lg" component="section" aria-label={plugin.name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={3} size="h4" className="break-anywhere">
              {plugin.name}
            </Title>
            <Text size="sm" c="dimmed">
              {t.by(plugin.developer_name)} · {t.since} <When at={install.installed_at} />
            </Text>
          </div>
          <CopyValue value={plugin.id} what={plugin.name} />
        </Group>
        {plugin.description === '' ? null : <Text className="break-anywhere">{plugin.description}</Text>}
        <div>
          <Button variant="default" size="xs" aria-expanded={open} onClick={toggle}>
            {t.may(consented.length)}
          </Button>
        </div>
        <Collapse expanded={open}>{consented.length === 0 ? t.nothing : <PairList pairs={consented} />}</Collapse>
        {pending.length > 0 ? <Pending install={install} mayAgree={manages(website.role)} /> : null}
        {manages(website.role) ? <WaysOut website={website} install={install} /> : null}
      </Stack>
    </Paper>
  );
}

/** What a later review granted: only the difference, and the plugin works on without it. */
function Pending({ install, mayAgree }: { readonly install: Install; readonly mayAgree: boolean }) {
  const { agree } = useInstallActs(install);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ticked = install.pending.filter((pair) => !unticked.has(keyOf(pair)));
  const go = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await agree(ticked);
      notifications.show({ message: t.agreed(install.plugin.name) });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert color="yellow" variant="light">
      <Stack gap="sm">
        <Text size="sm">{t.pending}</Text>
        {mayAgree ? <PairTicks pairs={install.pending} unticked={unticked} onChange={setUnticked} /> : <PairList pairs={install.pending} />}
        <ProblemAlert error={error} />
        {mayAgree ? (
          <Group>
            <Button size="sm" loading={busy} disabled={ticked.length === 0} onClick={() => void go()}>
              {t.agree}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}
