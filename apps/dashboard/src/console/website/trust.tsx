import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-trust';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Confirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/empty.js';
import { More } from '../../parts/more.js';
import { SecretDialog } from '../../parts/secret-dialog.js';
import { usePages } from '../../parts/use-pages.js';
import { useSubmit } from '../../parts/use-submit.js';
import { When } from '../../parts/when.js';
import { FormDialog } from './form-dialog.js';
import { Section } from './section.js';
import { TrustCodes } from './trust-codes.js';
import { useAct, useReread } from './use-act.js';
import { useWebsite } from './use-website.js';

export type Developer = Shape<'TrustedDeveloperView'>;

/** Whose development keypairs work on the website: codes to give away, names to confirm, and the end of trust. */
export function Trust() {
  const { id } = useWebsite();
  const { query, items = [] } = useTrustedDevelopers(id);
  const [making, setMaking] = useState(false);
  const make = <Button onClick={() => setMaking(true)}>{texts.make}</Button>;
  return (
    <>
      <Section title={texts.title} lead={texts.lead} actions={items.length === 0 ? undefined : make}>
        <Answered query={query}>
          {() =>
            items.length === 0 ? (
              <Empty title={texts.empty} action={make}>
                {texts.emptyLead}
              </Empty>
            ) : (
              <Developers websiteId={id} items={items} />
            )
          }
        </Answered>
        <More query={query} />
      </Section>
      <TrustCodes websiteId={id} />
      {making ? <MakeCode websiteId={id} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

export function useTrustedDevelopers(websiteId: string) {
  return usePages(['website', websiteId, 'trusted-developers'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/trusted-developers', {
        params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
}

function Developers({ websiteId, items }: { readonly websiteId: string; readonly items: readonly Developer[] }) {
  const c = texts.columns;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{c.developer}</Table.Th>
            <Table.Th>{c.state}</Table.Th>
            <Table.Th>{c.until}</Table.Th>
            <Table.Th>{c.acts}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((developer) => (
            <Table.Tr key={developer.id}>
              <Table.Td>
                <Text fw={600}>{developer.account_name}</Text>
                <Text size="sm" c="dimmed">
                  {developer.account_email}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="default">{texts.states[developer.state]}</Badge>{' '}
                {developer.end_reason === null ? null : texts.reasons[developer.end_reason]}
              </Table.Td>
              <Table.Td>
                {developer.ended_at === null && developer.expires_at === null ? (
                  '–'
                ) : (
                  <When at={developer.ended_at ?? developer.expires_at} />
                )}
              </Table.Td>
              <Table.Td>{developer.state === 'ended' ? null : <DeveloperActs websiteId={websiteId} developer={developer} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function DeveloperActs({ websiteId, developer }: { readonly websiteId: string; readonly developer: Developer }) {
  const [confirming, setConfirming] = useState(false);
  return (
    <Group gap="xs" wrap="nowrap">
      {developer.state === 'pending' ? (
        <Button size="xs" onClick={() => setConfirming(true)}>
          {texts.confirm}
        </Button>
      ) : null}
      <EndTrust websiteId={websiteId} developer={developer} />
      {confirming ? <ConfirmDeveloper websiteId={websiteId} developer={developer} onClose={() => setConfirming(false)} /> : null}
    </Group>
  );
}

/** The button that ends the trust in a developer, with its question. */
export function EndTrust({ websiteId, developer }: { readonly websiteId: string; readonly developer: Developer }) {
  const [opened, setOpened] = useState(false);
  const act = useAct(websiteId);
  const path = { website_id: websiteId, trust_id: developer.id };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {texts.end}
      </Button>
      <Confirm
        opened={opened}
        onClose={() => setOpened(false)}
        title={texts.endTitle(developer.account_name)}
        act={texts.endAct}
        onAct={() =>
          act(() => answer(api.POST('/api/websites/{website_id}/trusted-developers/{trust_id}/end', { params: { path } })), texts.ended)
        }
      >
        {texts.endWill(developer.account_name)}
      </Confirm>
    </>
  );
}

function ConfirmDeveloper({
  websiteId,
  developer,
  onClose,
}: {
  readonly websiteId: string;
  readonly developer: Developer;
  readonly onClose: () => void;
}) {
  const reread = useReread(websiteId);
  const form = useForm({ mode: 'uncontrolled', initialValues: { account_name: '' } });
  const path = { website_id: websiteId, trust_id: developer.id };
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/trusted-developers/{trust_id}/confirm', { params: { path }, body }));
    await reread();
    onClose();
  });
  return (
    <FormDialog title={texts.confirmTitle(developer.account_email)} act={texts.confirmAct} submission={submission} onClose={onClose}>
      <Text size="sm">{texts.confirmLead(developer.account_name)}</Text>
      <TextInput label={texts.name} required autoComplete="off" key={form.key('account_name')} {...form.getInputProps('account_name')} />
    </FormDialog>
  );
}

function MakeCode({ websiteId, onClose }: { readonly websiteId: string; readonly onClose: () => void }) {
  const reread = useReread(websiteId);
  const [made, setMade] = useState<Shape<'MadeTrustCode'> | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { developer_email: '' } });
  const submission = useSubmit(form, async (body) => {
    setMade(await answer(api.POST('/api/websites/{website_id}/trust-codes', { params: { path: { website_id: websiteId } }, body })));
    await reread();
  });
  if (made)
    return (
      <SecretDialog
        title={texts.shown}
        secrets={[{ label: texts.shownLabel(made.developer_email), value: made.code }]}
        onStored={onClose}
      />
    );
  return (
    <FormDialog title={texts.makeTitle} act={texts.makeAct} submission={submission} onClose={onClose}>
      <Stack gap="xs">
        <Text size="sm">{texts.makeLead}</Text>
        <TextInput
          label={texts.email}
          type="email"
          required
          autoComplete="off"
          key={form.key('developer_email')}
          {...form.getInputProps('developer_email')}
        />
      </Stack>
    </FormDialog>
  );
}
