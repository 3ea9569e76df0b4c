import { Alert, Button, Stack, Text } from '@mantine/core';
import { texts } from '@texts/parts';

const t = texts.changedMeanwhile;

export interface ChangedMeanwhileProps {
  /** What differs: the field's words, what somebody else wrote, what is typed here. */
  readonly fields: readonly { readonly name: string; readonly now: string; readonly yours: string }[];
  readonly onTake: () => void;
}

/** Two people changed the same settings: what the other one wrote, and the choice. */
export function ChangedMeanwhile({ fields, onTake }: ChangedMeanwhileProps) {
  return (
    <Alert color="yellow" variant="light" role="alert" title={t.title}>
      <Stack gap="xs" align="flex-start">
        {fields
          .filter(({ now, yours }) => now !== yours)
          .map(({ name, now, yours }) => (
            <Text size="sm" key={name}>
              {t.stands(name, now, yours)}
            </Text>
          ))}
        <Text size="sm">{t.lead}</Text>
        <Button size="xs" variant="default" onClick={onTake}>
          {t.take}
        </Button>
      </Stack>
    </Alert>
  );
}
