import { Button, Kbd, Modal, Table, Text } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as parts } from '@texts/parts';

export interface KeysHelpProps {
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly keys: readonly (readonly [key: string, does: string])[];
}

/** Which keys there are: a button, and a dialog behind it. */
export function KeysHelp({ opened, onToggle, keys }: KeysHelpProps) {
  return (
    <>
      <Button variant="default" onClick={onToggle} rightSection={<Kbd size="xs">?</Kbd>} visibleFrom="sm">
        {texts.keys.button}
      </Button>
      <Modal opened={opened} onClose={onToggle} title={texts.keys.title} closeButtonProps={{ 'aria-label': parts.close }} centered>
        <Text size="sm" mb="sm">
          {texts.keys.hint}
        </Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.keys.key}</Table.Th>
              <Table.Th>{texts.keys.does}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map(([key, does]) => (
              <Table.Tr key={key}>
                <Table.Td>
                  <Kbd>{key}</Kbd>
                </Table.Td>
                <Table.Td>{does}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
