import { Badge } from '@mantine/core';
import { texts } from '@texts/parts';

const COLOURS = { low: 'green', medium: 'yellow', high: 'red' } as const;

/** The word says it too: colour alone tells some people nothing. */
export function RiskBadge({ risk }: { readonly risk: 'low' | 'medium' | 'high' }) {
  return (
    <Badge variant="dot" color={COLOURS[risk]} miw="max-content">
      {texts.risk[risk]}
    </Badge>
  );
}
