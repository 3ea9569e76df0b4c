import { Stack, Text } from '@mantine/core';
import { Counted } from '../../parts/counted.js';
import { LastUses } from './last-uses.js';
import { useOperatorKeys } from './use-keys.js';
import type { OperatorProps } from './use-website.js';

interface OperatorKeysProps extends OperatorProps {
  /** What happens to so many keys. */
  readonly words: (keys: number) => string;
}

/** The keys that depend on an operator, each with who would notice: for questions about the operator. */
export function OperatorKeys({ website, operator, words }: OperatorKeysProps) {
  const query = useOperatorKeys(website.id, operator.account_id);
  return (
    <Counted query={query}>
      {({ items }) => (
        <Stack gap="xs">
          <Text size="sm">{words(items.length)}</Text>
          {items.map((key) => (
            <div key={key.id}>
              <Text size="sm" ff="monospace">
                {key.masked_key}
              </Text>
              <LastUses website={website} kind="key" id={key.id} />
            </div>
          ))}
        </Stack>
      )}
    </Counted>
  );
}
