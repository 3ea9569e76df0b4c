import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console-viewable';
import { useKeyTerms } from './use-key-terms.js';

interface ViewableChoiceProps {
  readonly websiteId: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Whether a new key can be shown again, and what that costs. There is nothing to see of it where the platform does not allow it. */
export function ViewableChoice({ websiteId, checked, onChange }: ViewableChoiceProps) {
  const { viewable_keys: allowed } = useKeyTerms(websiteId);
  if (!allowed) return null;
  return (
    <Stack gap="xs">
      <Checkbox
        label={texts.choice}
        description={texts.choiceHint}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {checked ? (
        <Alert color="yellow" variant="light" role="status">
          <Text size="sm">{texts.price}</Text>
        </Alert>
      ) : null}
    </Stack>
  );
}
