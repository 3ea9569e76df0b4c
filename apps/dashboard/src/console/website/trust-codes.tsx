import { Table, Text } from '@mantine/core';
import { texts } from '@texts/console-trust';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { More } from '../../parts/more.js';
import { usePages } from '../../parts/use-pages.js';
import { When } from '../../parts/when.js';
import { Section } from './section.js';

/** Which codes were made, for whom, and whether they were redeemed. */
export function TrustCodes({ websiteId }: { readonly websiteId: string }) {
  const { query, items = [] } = usePages(['website', websiteId, 'trust-codes'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/trust-codes', {
        params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const c = texts.columns;
  return (
    <Section title={texts.codes} lead={texts.codesLead}>
      <Answered query={query} rows={2}>
        {() =>
          items.length === 0 ? (
            <Text size="sm">{texts.noCodes}</Text>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{c.code}</Table.Th>
                    <Table.Th>{c.made}</Table.Th>
                    <Table.Th>{c.expires}</Table.Th>
                    <Table.Th>{c.redeemed}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((code) => (
                    <Table.Tr key={code.id}>
                      <Table.Td className="break-anywhere">{code.developer_email}</Table.Td>
                      <Table.Td>
                        <When at={code.created_at} />
                      </Table.Td>
                      <Table.Td>
                        <When at={code.expires_at} />
                      </Table.Td>
                      <Table.Td>{code.redeemed_at === null ? texts.notRedeemed : <When at={code.redeemed_at} />}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      <More query={query} />
    </Section>
  );
}
