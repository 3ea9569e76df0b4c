import { ActionIcon, Code, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { texts } from '@texts/parts';
import { Hint } from './hint.js';

export interface CopyValueProps {
  readonly value: string;
  /** What it is, for who cannot see where it stands: “the plugin id”. */
  readonly what: string;
}

/** An id, a link or a key, with a button that copies it. */
export function CopyValue({ value, what }: CopyValueProps) {
  return (
    <Group gap={4} wrap="nowrap" align="center" display="inline-flex" maw="100%">
      <Code className="break-anywhere">{value}</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Hint label={() => (copied ? texts.copied : texts.copy(what))}>
            {(target) => (
              <ActionIcon
                variant="subtle"
                size="sm"
                color={copied ? 'gate' : 'gray'}
                onClick={copy}
                aria-label={copied ? texts.copied : texts.copy(what)}
                {...target}
              >
                {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              </ActionIcon>
            )}
          </Hint>
        )}
      </CopyButton>
    </Group>
  );
}
