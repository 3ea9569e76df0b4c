import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { texts } from '@texts/parts';
import { useState } from 'react';
import { CopyValue } from './copy-value.js';

export interface ShownSecret {
  /** “Key”, “Identifier” … */
  readonly label: string;
  readonly value: string;
}

export interface SecretDialogProps {
  readonly title: string;
  /** Null keeps the dialog closed. The secret lives in the caller's state only: never in a cache, the URL or storage. */
  readonly secrets: readonly ShownSecret[] | null;
  readonly onStored: () => void;
  /** Where the usual sentence, that nobody can show it again, is not true. */
  readonly lead?: string;
  /** It has been shown before and can be shown again: nobody has to say that it is stored. */
  readonly again?: boolean;
}

/** Shows a key, as a rule once. Then it closes only after somebody has said that the key is stored; neither Escape nor a click beside it closes it. */
export function SecretDialog({ title, secrets, onStored, lead = texts.secret.once, again = false }: SecretDialogProps) {
  const [stored, setStored] = useState(false);
  const opened = secrets !== null;
  const [wasOpened, setWasOpened] = useState(opened);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    setStored(false);
  }
  // Neither does the way back; before a reload the browser asks.
  useBlocker({ shouldBlockFn: () => true, disabled: !opened || stored || again });
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      title={title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      centered
    >
      <Stack>
        <Text size="sm">{lead}</Text>
        {secrets?.map(({ label, value }) => (
          <div key={label}>
            <Text size="sm" fw={600}>
              {label}
            </Text>
            <CopyValue value={value} what={label} />
          </div>
        ))}
        {again ? null : (
          <Checkbox label={texts.secret.stored} checked={stored} onChange={({ currentTarget }) => setStored(currentTarget.checked)} />
        )}
        <Group justify="flex-end">
          <Button disabled={!stored && !again} onClick={onStored}>
            {texts.secret.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
