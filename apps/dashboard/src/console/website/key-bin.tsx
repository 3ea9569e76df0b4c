import { Badge, Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-keys';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { More } from '../../parts/more.js';
import { When } from '../../parts/when.js';
import { Section } from './section.js';
import { useClick } from './use-act.js';
import { useKeys, works } from './use-keys.js';

const t = texts.bin;

interface KeyBinProps {
  readonly websiteId: string;
  readonly mayChange: boolean;
}

/** Keys that no longer work, tombstones included. Read only when somebody wants to see it. */
export function KeyBin({ websiteId, mayChange }: KeyBinProps) {
  const [opened, { toggle }] = useDisclosure();
  const button = (
    <Button variant="default" size="sm" aria-expanded={opened} onClick={toggle}>
      {opened ? t.hide : t.show}
    </Button>
  );
  return (
    <Section title={t.title} lead={t.lead} actions={button}>
      {opened ? <DeadKeys websiteId={websiteId} mayChange={mayChange} /> : null}
    </Section>
  );
}

function DeadKeys({ websiteId, mayChange }: KeyBinProps) {
  const { query, items = [] } = useKeys(websiteId, true);
  const click = useClick(websiteId);
  const dead = items.filter((key) => !works(key));
  const remove = (id: string) => () =>
    answer(api.DELETE('/api/websites/{website_id}/keys/{key_id}', { params: { path: { website_id: websiteId, key_id: id } } }));
  return (
    <>
      <Answered query={query} rows={2}>
        {() =>
          dead.length === 0 ? (
            <Text size="sm">{t.empty}</Text>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t.name}</Table.Th>
                    <Table.Th>{t.state}</Table.Th>
                    <Table.Th>{t.when}</Table.Th>
                    <Table.Th>{t.used}</Table.Th>
                    {mayChange ? <Table.Th>{t.acts}</Table.Th> : null}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {dead.map((key) => (
                    <Table.Tr key={key.id}>
                      <Table.Td className="break-anywhere">{key.name ?? key.id}</Table.Td>
                      <Table.Td>
                        <Badge variant="default">{texts.states[key.state]}</Badge>
                      </Table.Td>
                      <Table.Td>
                        <When at={key.revoked_at ?? key.expires_at} />
                      </Table.Td>
                      <Table.Td>
                        <When at={key.last_used_at} relative />
                      </Table.Td>
                      {mayChange ? (
                        <Table.Td>
                          {key.state === 'deleted' ? null : (
                            <Button size="xs" variant="default" onClick={() => void click(remove(key.id), texts.remove.done)}>
                              {t.remove}
                            </Button>
                          )}
                        </Table.Td>
                      ) : null}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      <More query={query} />
    </>
  );
}
