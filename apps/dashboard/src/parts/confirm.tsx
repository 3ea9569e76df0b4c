import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { texts } from '@texts/parts';
import { useState, type ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';

export interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The act as a question: “Uninstall Mailer?” */
  readonly title: string;
  /** What will happen, in numbers. */
  readonly children: ReactNode;
  /** The button that does it, in words of its own: “Uninstall”. */
  readonly act: string;
  /** The dialog closes when it resolves; a refusal is shown in it, and nothing is lost. */
  readonly onAct: () => Promise<unknown>;
  readonly dangerous?: boolean;
  /** There is nothing to do yet: something must be chosen first. */
  readonly blocked?: boolean;
}

/** Asks before something that cannot be undone. */
export function Confirm({ opened, onClose, title, children, act, onAct, dangerous = true, blocked = false }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => {
    setError(null);
    onClose();
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onAct();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': texts.close }} centered>
      <Stack>
        <Text size="sm" component="div">
          {children}
        </Text>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {texts.cancel}
          </Button>
          <Button {...(dangerous ? { color: 'red.9' } : {})} loading={busy} disabled={blocked} onClick={() => void go()}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
