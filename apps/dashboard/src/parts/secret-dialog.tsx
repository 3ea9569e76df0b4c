import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
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
}

/** Shows a key, once. It closes only after somebody has said that the key is stored; neither Escape nor a click beside it closes it. */
export function SecretDialog({ title, secrets, onStored }: SecretDialogProps) {
  const [stored, setStored] = useState(false);
  const done = (): void => {
    setStored(false);
    onStored();
  };
  return (
    <Modal
      opened={secrets !== null}
      onClose={() => undefined}
      title={title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      centered
    >
      <Stack>
        <Text size="sm">{texts.secret.once}</Text>
        {secrets?.map(({ label, value }) => (
          <div key={label}>
            <Text size="sm" fw={600}>
              {label}
            </Text>
            <CopyValue value={value} what={label} />
          </div>
        ))}
        <Checkbox label={texts.secret.stored} checked={stored} onChange={({ currentTarget }) => setStored(currentTarget.checked)} />
        <Group justify="flex-end">
          <Button disabled={!stored} onClick={done}>
            {texts.secret.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
