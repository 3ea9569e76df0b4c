import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console';
import { useState } from 'react';
import { Confirm } from '../../parts/confirm.js';
import { keyOf, PairTicks } from '../pairs.js';
import { LastUses } from './last-uses.js';
import { useInstallActs, type Install } from './use-installs.js';
import type { Website } from './use-website.js';

const t = texts.plugins;

interface WaysOutProps {
  readonly website: Website;
  readonly install: Install;
}

/** Taking back some of what a plugin may do, or all. */
export function WaysOut({ website, install }: WaysOutProps) {
  const [dialog, setDialog] = useState<'withdraw' | 'uninstall' | null>(null);
  const { uninstall } = useInstallActs(install);
  const { plugin, consented } = install;
  const close = () => setDialog(null);
  return (
    <Group gap="xs">
      {consented.length === 0 ? null : (
        <Button variant="default" size="xs" onClick={() => setDialog('withdraw')}>
          {t.withdraw}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => setDialog('uninstall')}>
        {t.uninstall(plugin.name)}
      </Button>
      {dialog === 'withdraw' ? <Withdraw website={website} install={install} onClose={close} /> : null}
      <Confirm
        opened={dialog === 'uninstall'}
        onClose={close}
        title={t.uninstallTitle(plugin.name)}
        act={t.uninstallAct}
        onAct={async () => {
          await uninstall();
          notifications.show({ message: t.uninstalled(plugin.name) });
        }}
      >
        <Stack gap="xs">
          <Text size="sm">{t.uninstallWill(plugin.name, website.name, consented.length)}</Text>
          {dialog === 'uninstall' ? <LastUses website={website} kind="plugin" id={plugin.id} /> : null}
        </Stack>
      </Confirm>
    </Group>
  );
}

/** What is unticked is taken back. */
function Withdraw({ website, install, onClose }: WaysOutProps & { readonly onClose: () => void }) {
  const { withdraw } = useInstallActs(install);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const { plugin, consented } = install;
  const pairs = consented.filter((pair) => lost.has(keyOf(pair)));
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.withdrawTitle(plugin.name)}
      act={t.withdrawAct(pairs.length)}
      blocked={pairs.length === 0}
      onAct={async () => {
        await withdraw(pairs);
        notifications.show({ message: t.withdrawn });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t.withdrawLead}</Text>
        <PairTicks pairs={consented} unticked={lost} onChange={setLost} />
        <Text size="sm" fw={600} role="status">
          {t.withdrawWill(plugin.name, pairs.length, consented.length - pairs.length)}
        </Text>
        <LastUses website={website} kind="plugin" id={plugin.id} />
      </Stack>
    </Confirm>
  );
}
