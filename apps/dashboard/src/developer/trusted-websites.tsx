import { Stack, Table, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { answer, api } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Empty } from '../parts/empty.js';
import { FormCard } from '../parts/form-card.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { useLive } from '../parts/use-live.js';
import { usePages } from '../parts/use-pages.js';
import { useSubmit } from '../parts/use-submit.js';
import { useAccount } from '../session/session.js';
import { TRUSTED_WEBSITES as KEY } from './queries.js';
import { TrustRow } from './trust-row.js';

const t = texts.trusted;

export function TrustedWebsites() {
  const { query, items = [] } = usePages(KEY, (cursor) =>
    answer(api.GET('/api/trusted-websites', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  useLive('marketplace', `account:${useAccount('marketplace').id}`);
  return (
    <Page title={t.title} lead={t.lead}>
      <RedeemForm />
      <Stack component="section">
        <Title order={2} size="h4">
          {t.list}
        </Title>
        <Answered query={query}>
          {() =>
            items.length === 0 ? (
              <Empty title={t.empty}>{t.emptyLead}</Empty>
            ) : (
              <>
                <Table.ScrollContainer minWidth={620}>
                  <Table verticalSpacing="sm">
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>{t.website}</Table.Th>
                        <Table.Th>{t.stateTitle}</Table.Th>
                        <Table.Th>{t.until}</Table.Th>
                        <Table.Th aria-label={t.end} />
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {items.map((website) => (
                        <TrustRow key={website.id} trust={website} />
                      ))}
                    </Table.Tbody>
                  </Table>
                </Table.ScrollContainer>
                <More query={query} />
              </>
            )
          }
        </Answered>
      </Stack>
    </Page>
  );
}

function RedeemForm() {
  const queries = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } });
  const submission = useSubmit(form, async (body) => {
    const { website_name } = await answer(api.POST('/api/trusted-websites/redeem', { body }));
    form.reset();
    notifications.show({ message: t.redeemed(website_name) });
    await queries.invalidateQueries({ queryKey: KEY });
  });
  return (
    <FormCard submission={submission} title={t.redeem} act={t.act} maw={560}>
      <TextInput
        label={t.code}
        description={t.codeHint}
        required
        autoComplete="off"
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
    </FormCard>
  );
}
