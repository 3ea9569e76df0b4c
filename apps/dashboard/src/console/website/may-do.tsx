import { Button, Code, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console';
import { PairList, type Pair } from '../pairs.js';

/** How many permissions, and on demand which: in plain words, or a key's by their names. */
export function MayDo({ pairs, codes = [] }: { readonly pairs?: readonly Pair[]; readonly codes?: readonly string[] }) {
  const [open, { toggle }] = useDisclosure();
  const count = pairs?.length ?? codes.length;
  if (count === 0) return texts.plugins.nothing;
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" size="compact-sm" aria-expanded={open} onClick={toggle}>
        {texts.permissions(count)}
      </Button>
      <Collapse expanded={open}>
        {pairs === undefined ? (
          <Stack gap={4} align="flex-start">
            {codes.map((code) => (
              <Code key={code}>{code}</Code>
            ))}
          </Stack>
        ) : (
          <PairList pairs={pairs} />
        )}
      </Collapse>
    </Stack>
  );
}
