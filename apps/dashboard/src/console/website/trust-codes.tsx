import { Text } from '@mantine/core';
import { texts } from '@texts/console-trust';
import { answer, api } from '../../api/client.js';
import { ListTable } from '../../parts/listed.js';
import { useLongList } from '../../parts/use-pages.js';
import { When } from '../../parts/when.js';
import { Section } from './section.js';

/** Which codes were made, for whom, and whether they were redeemed. */
export function TrustCodes({ websiteId }: { readonly websiteId: string }) {
  const list = useLongList(['website', websiteId, 'trust-codes'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/trust-codes', {
        params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const c = texts.columns;
  return (
    <Section title={texts.codes} lead={texts.codesLead}>
      <ListTable
        list={list}
        keyOf={({ id }) => id}
        rows={2}
        minWidth={560}
        empty={<Text size="sm">{texts.noCodes}</Text>}
        columns={[
          { title: c.code, cell: (code) => code.developer_email },
          { title: c.made, cell: (code) => <When at={code.created_at} /> },
          { title: c.expires, cell: (code) => <When at={code.expires_at} /> },
          { title: c.redeemed, cell: ({ redeemed_at: at }) => (at === null ? texts.notRedeemed : <When at={at} />) },
        ]}
      />
    </Section>
  );
}
