import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/console-operators';
import { answer, api } from '../../api/client.js';
import { Counted } from '../../parts/counted.js';
import { useSubmit } from '../../parts/use-submit.js';
import { FormDialog } from './form-dialog.js';
import { ScopePicker } from './scope-picker.js';
import { useReread } from './use-act.js';
import { useMembers, type AccessGroup } from './use-members.js';

const t = texts.groups;

interface EditGroupProps {
  readonly websiteId: string;
  readonly group?: AccessGroup;
  readonly onClose: () => void;
}

/** Defines a group, or changes what everybody in it may do. */
export function EditGroup({ websiteId, group, onClose }: EditGroupProps) {
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
      {group === undefined ? null : <CountsFor websiteId={websiteId} groupId={group.id} />}
    </FormDialog>
  );
}

/** Whom a change of the group touches. */
function CountsFor({ websiteId, groupId }: { readonly websiteId: string; readonly groupId: string }) {
  const query = useMembers(websiteId, groupId);
  return (
    <Counted query={query}>
      {({ operators, keys }) => (
        <Text size="sm" fw={600}>
          {t.counts(operators.length, keys.length)}
        </Text>
      )}
    </Counted>
  );
}
