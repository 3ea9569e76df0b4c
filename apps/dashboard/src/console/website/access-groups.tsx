import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Confirm } from '../../parts/confirm.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { ScopePicker } from './scope-picker.js';
import { Section } from './section.js';
import { useAct, useReread } from './use-act.js';
import { useGroups } from './use-keys.js';
import { manages, type Website } from './use-website.js';

const t = texts.groups;
type AccessGroup = Shape<'GroupView'>;

/** Groups that say exactly what their members may do, in place of a role. */
export function AccessGroups({ website }: { readonly website: Website }) {
  const query = useGroups(website.id);
  const [editing, setEditing] = useState<AccessGroup | 'new' | null>(null);
  const [deleting, setDeleting] = useState<AccessGroup | null>(null);
  const mayChange = manages(website.role);
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        mayChange ? (
          <Button variant="default" onClick={() => setEditing('new')}>
            {t.create}
          </Button>
        ) : undefined
      }
    >
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{t.none}</Text>
          ) : (
            <Stack gap="xs">
              {items.map((group) => (
                <Paper key={group.id} withBorder p="md" component="section" aria-label={group.name}>
                  <Group justify="space-between">
                    <div>
                      <Title order={3} size="h5" className="break-anywhere">
                        {group.name}
                      </Title>
                      <Text size="sm" c="dimmed">
                        {t.count(group.pairs.length)}
                      </Text>
                    </div>
                    {mayChange ? (
                      <Group gap="xs">
                        <Button size="xs" variant="default" onClick={() => setEditing(group)}>
                          {t.change}
                        </Button>
                        <Button size="xs" variant="default" onClick={() => setDeleting(group)}>
                          {t.delete}
                        </Button>
                      </Group>
                    ) : null}
                  </Group>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
      {editing === null ? null : (
        <EditGroup websiteId={website.id} {...(editing === 'new' ? {} : { group: editing })} onClose={() => setEditing(null)} />
      )}
      {deleting === null ? null : (
        <DeleteGroup websiteId={website.id} group={deleting} others={query.data?.items ?? []} onClose={() => setDeleting(null)} />
      )}
    </Section>
  );
}

interface EditGroupProps {
  readonly websiteId: string;
  readonly group?: AccessGroup;
  readonly onClose: () => void;
}

function EditGroup({ websiteId, group, onClose }: EditGroupProps) {
  const reread = useReread(websiteId);
  const form = useForm({ initialValues: { name: group?.name ?? '', pairs: group?.pairs ?? [] } });
  const submission = useSubmit(form, async (body) => {
    const path = { website_id: websiteId };
    await answer(
      group
        ? api.PATCH('/api/websites/{website_id}/groups/{group_id}', { params: { path: { ...path, group_id: group.id } }, body })
        : api.POST('/api/websites/{website_id}/groups', { params: { path }, body }),
    );
    onClose();
    await reread();
  });
  return (
    <FormDialog
      title={group ? t.changeTitle(group.name) : t.createTitle}
      act={group ? t.changeAct : t.createAct}
      submission={submission}
      onClose={onClose}
      size="lg"
    >
      <TextInput label={t.name} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <ScopePicker label={t.pairs} description={t.pairsHint} {...form.getInputProps('pairs')} />
    </FormDialog>
  );
}

interface DeleteGroupProps {
  readonly websiteId: string;
  readonly group: AccessGroup;
  readonly others: readonly AccessGroup[];
  readonly onClose: () => void;
}

function DeleteGroup({ websiteId, group, others, onClose }: DeleteGroupProps) {
  const act = useAct(websiteId);
  const targets = others.filter(({ id }) => id !== group.id);
  const [moveTo, setMoveTo] = useState(targets[0]?.id ?? '');
  const params = { path: { website_id: websiteId, group_id: group.id } };
  const { data } = useQuery({
    queryKey: ['website', websiteId, 'groups', group.id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/groups/{group_id}', { params })),
  });
  const inUse = data !== undefined && data.operators.length + data.keys.length > 0;
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.deleteTitle(group.name)}
      act={t.deleteAct}
      onAct={() =>
        act(
          () =>
            answer(
              api.DELETE('/api/websites/{website_id}/groups/{group_id}', {
                params,
                body: inUse && moveTo !== '' ? { move_to: moveTo } : {},
              }),
            ),
          t.deleted,
        )
      }
    >
      <Stack gap="sm">
        <Text size="sm">{data ? t.deleteWill(data.operators.length, data.keys.length) : null}</Text>
        {inUse && targets.length > 0 ? (
          <NativeSelect
            label={t.moveTo}
            value={moveTo}
            onChange={({ currentTarget }) => setMoveTo(currentTarget.value)}
            data={targets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
      </Stack>
    </Confirm>
  );
}
