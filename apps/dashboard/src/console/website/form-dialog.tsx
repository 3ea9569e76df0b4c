import { Button, Group, Modal, Stack } from '@mantine/core';
import { texts } from '@texts/parts';
import { useState, type ReactNode } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import type { Submission } from '../../parts/use-submit.js';

interface FormDialogProps {
  readonly title: string;
  readonly act: string;
  readonly submission: Submission;
  readonly onClose: () => void;
  readonly size?: string;
  readonly children: ReactNode;
}

/** A form above the screen. It is there as long as it is rendered, and what was typed into it as well. */
export function FormDialog({ title, act, submission, onClose, size = 'md', children }: FormDialogProps) {
  const [touched, setTouched] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': texts.close }}
      closeOnClickOutside={false}
      // Pressed by mistake it would throw away what was typed; the buttons are meant.
      closeOnEscape={!touched}
      centered
    >
      <form noValidate onSubmit={submission.onSubmit} onChange={() => setTouched(true)}>
        <Stack>
          {children}
          <ProblemAlert error={submission.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={submission.busy}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
