import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-channels';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { CopyValue } from '../../parts/copy-value.js';
import { Empty } from '../../parts/empty.js';
import { Cell, Row, RowTable } from '../../parts/row-table.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { Section } from './section.js';
import { useReread } from './use-act.js';
import { manages, useWebsite } from './use-website.js';
import { WithdrawChannel } from './withdraw-channel.js';

type Channel = Shape<'ChannelView'>;

/** The channels with both their ids. */
export function Channels() {
  const { id, role } = useWebsite();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['website', id, 'channels'],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/channels', { params: { path: { website_id: id } } })),
  });
  const add = manages(role) ? <Button onClick={() => setAdding(true)}>{texts.add}</Button> : undefined;
  return (
    <Section title={texts.title} lead={texts.lead} actions={add}>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={texts.empty}>{texts.emptyLead}</Empty>
          ) : (
            <ChannelTable websiteId={id} items={items} mayChange={manages(role)} />
          )
        }
      </Answered>
      {adding ? <AddChannel websiteId={id} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

const COLUMNS = [
  { title: texts.name, width: '22%' },
  { title: texts.kind, width: '12%' },
  { title: texts.streamId, width: '13%' },
  { title: texts.providerId },
];

interface ChannelTableProps {
  readonly websiteId: string;
  readonly items: readonly Channel[];
  readonly mayChange: boolean;
}

function ChannelTable({ websiteId, items, mayChange }: ChannelTableProps) {
  return (
    <RowTable columns={mayChange ? [...COLUMNS, { title: texts.acts, width: '22%' }] : COLUMNS} minWidth={860}>
      {items.map((channel) => (
        <Row key={channel.stream_id}>
          <Cell>
            <Text fw={600}>{channel.name}</Text>
          </Cell>
          <Cell title={texts.kind}>{texts.kinds[channel.kind]}</Cell>
          <Cell title={texts.streamId}>
            <CopyValue value={String(channel.stream_id)} what={`${texts.streamId} (${channel.name})`} />
          </Cell>
          <Cell title={texts.providerId}>
            <CopyValue value={channel.stream_provider_id} what={`${texts.providerId} (${channel.name})`} />
          </Cell>
          {mayChange ? (
            <Cell title={texts.acts}>
              <ChannelActs websiteId={websiteId} channel={channel} />
            </Cell>
          ) : null}
        </Row>
      ))}
    </RowTable>
  );
}

function ChannelActs({ websiteId, channel }: { readonly websiteId: string; readonly channel: Channel }) {
  const [dialog, setDialog] = useState<'rename' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="default" onClick={() => setDialog('rename')}>
        {texts.rename}
      </Button>
      <Button size="xs" variant="default" onClick={() => setDialog('withdraw')}>
        {texts.withdraw}
      </Button>
      {dialog === 'rename' ? <RenameChannel websiteId={websiteId} channel={channel} onClose={close} /> : null}
      <WithdrawChannel websiteId={websiteId} channel={channel} opened={dialog === 'withdraw'} onClose={close} />
    </Group>
  );
}

function RenameChannel({
  websiteId,
  channel,
  onClose,
}: {
  readonly websiteId: string;
  readonly channel: Channel;
  readonly onClose: () => void;
}) {
  const reread = useReread(websiteId);
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: channel.name } });
  const path = { website_id: websiteId, stream_id: String(channel.stream_id) };
  const submission = useSubmit(form, async (body) => {
    await answer(api.PATCH('/api/websites/{website_id}/channels/{stream_id}', { params: { path }, body }));
    await reread();
    onClose();
  });
  return (
    <FormDialog title={texts.renameTitle(channel.name)} act={texts.renameAct} submission={submission} onClose={onClose}>
      <TextInput label={texts.name} required maxLength={100} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
    </FormDialog>
  );
}

function AddChannel({ websiteId, onClose }: { readonly websiteId: string; readonly onClose: () => void }) {
  const reread = useReread(websiteId);
  const form = useForm<{ kind: Channel['kind']; name: string }>({ mode: 'uncontrolled', initialValues: { kind: 'chat', name: '' } });
  const submission = useSubmit(form, async (body) => {
    await answer(api.POST('/api/websites/{website_id}/channels', { params: { path: { website_id: websiteId } }, body }));
    await reread();
    onClose();
  });
  return (
    <FormDialog title={texts.addTitle} act={texts.addAct} submission={submission} onClose={onClose}>
      <NativeSelect
        label={texts.kind}
        data={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        key={form.key('kind')}
        {...form.getInputProps('kind')}
      />
      <TextInput label={texts.name} required maxLength={100} key={form.key('name')} {...form.getInputProps('name')} />
    </FormDialog>
  );
}
