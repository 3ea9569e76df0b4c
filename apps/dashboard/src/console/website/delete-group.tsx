import { NativeSelect, Stack, Text } from '@mantine/core';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { Counted } from '../../parts/counted.js';
import { useAct } from './use-act.js';
import { useMembers, type AccessGroup } from './use-members.js';

const t = texts.groups;

interface DeleteGroupProps {
  readonly websiteId: string;
  readonly group: AccessGroup;
  readonly others: readonly AccessGroup[];
  readonly onClose: () => void;
}

/** The question before a group goes; who is in it goes to another one. */
export function DeleteGroup({ websiteId, group, others, onClose }: DeleteGroupProps) {
  const act = useAct(websiteId);
  const targets = others.filter(({ id }) => id !== group.id);
  const [moveTo, setMoveTo] = useState(targets[0]?.id ?? '');
  const params = { path: { website_id: websiteId, group_id: group.id } };
  const query = useMembers(websiteId, group.id);
  const { data, isError } = query;
  // Not known: then too it must be said where they go, for there may be some.
  const inUse = data === undefined ? isError : data.operators.length + data.keys.length > 0;
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
        <Counted query={query}>{({ operators, keys }) => <Text size="sm">{t.deleteWill(operators.length, keys.length)}</Text>}</Counted>
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
