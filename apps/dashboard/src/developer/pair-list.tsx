import { Code, Group, Stack } from '@mantine/core';
import type { Shape } from '../api/client.js';
import { Hint } from '../parts/hint.js';

/** Pairs by their names; what each means in plain words on hover and for the keyboard. */
export function PairList({ pairs }: { readonly pairs: readonly Pick<Shape<'PairView'>, 'scope' | 'mode' | 'text'>[] }) {
  return (
    <Stack gap={4}>
      {pairs.map(({ scope, mode, text }) => (
        <Group key={`${scope}/${mode}`} gap={4} wrap="nowrap">
          <Hint label={() => text}>
            {(target) => <Code tabIndex={0} className="break-anywhere" {...target}>{`${scope} · ${mode}`}</Code>}
          </Hint>
        </Group>
      ))}
    </Stack>
  );
}
