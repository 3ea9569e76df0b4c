import { Alert, Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Table, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-bulk';
import { texts as parts } from '@texts/parts';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { isOneOf, type QueueSearch } from './filters.js';
import { cannedReasonsQuery, ITEMS } from './queries.js';
import { reasonOptions } from './reason-options.js';

const VERDICTS = ['approve', 'reject'] as const;

export interface BulkProps {
  /** What was picked; when empty, all that the filters find. */
  readonly ids: readonly string[];
  readonly search: QueueSearch;
  readonly onClose: () => void;
  readonly onDecided: () => void;
}

/** One verdict on many items: first a dry run, then exactly the set that it showed. */
export function Bulk({ ids, search, onClose, onDecided }: BulkProps) {
  const queries = useQueryClient();
  const { data: reasons = [] } = useQuery(cannedReasonsQuery);
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>('approve');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [result, setResult] = useState<Shape<'BulkView'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const real = result?.dry_run === false;

  /** A dry run is about one verdict and reason; another one needs another. */
  const changed = (change: () => void): void => {
    change();
    setResult(null);
    setError(null);
  };
  const run = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const body = {
        ...(ids.length > 0 ? { ids: [...ids] } : { filter: { ...search, state: 'open' as const } }),
        verdict,
        ...(reason.trim() === '' ? {} : { reason }),
        ...(code === '' ? {} : { reason_code: code }),
        dry_run: dryRun,
        ...(dryRun || !result ? {} : { token: result.token }),
      };
      setResult(await answer(api.POST('/api/review/bulk-decisions', { body })));
      if (!dryRun) onDecided();
      await queries.invalidateQueries({ queryKey: ITEMS });
    } catch (thrown) {
      setError(thrown);
      setResult(null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.title} size="xl" closeButtonProps={{ 'aria-label': parts.close }}>
      <Stack>
        <Text size="sm">{ids.length > 0 ? t.picked(ids.length) : t.filtered}</Text>
        {real ? null : (
          <>
            <SegmentedControl
              aria-label={t.verdict}
              value={verdict}
              onChange={(value) => changed(() => setVerdict(isOneOf(VERDICTS, value) ? value : 'approve'))}
              data={VERDICTS.map((value) => ({ value, label: t[value] }))}
            />
            {verdict === 'reject' ? (
              <NativeSelect
                label={texts.reason.canned}
                value={code}
                onChange={({ currentTarget: { value } }) => changed(() => setCode(value))}
                data={reasonOptions(reasons, 'reject')}
              />
            ) : null}
            <Textarea
              label={t.reason}
              description={t.reasonHint}
              value={reason}
              maxLength={2000}
              autosize
              minRows={2}
              onChange={({ currentTarget: { value } }) => changed(() => setReason(value))}
            />
            <Text size="sm">{t.dryRunLead}</Text>
          </>
        )}
        <ProblemAlert error={error} />
        {result ? <BulkResult result={result} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {real ? t.done : parts.cancel}
          </Button>
          {real ? null : (
            <Button variant={result ? 'default' : 'filled'} loading={busy && !result} onClick={() => void run(true)}>
              {t.dryRun}
            </Button>
          )}
          {result && !real && result.decided > 0 ? (
            <Button color={verdict === 'reject' ? 'red.9' : 'gate'} loading={busy} onClick={() => void run(false)}>
              {t.act(result.decided)}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}

function BulkResult({ result }: { readonly result: Shape<'BulkView'> }) {
  const when = result.dry_run ? 'dry' : 'real';
  return (
    <>
      <Alert color="gate" variant="light" role="status">
        <Text size="sm">{result.dry_run ? t.would(result.decided, result.skipped) : t.did(result.decided, result.skipped)}</Text>
      </Alert>
      <Table.ScrollContainer minWidth={480} mah={320}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.item}</Table.Th>
              <Table.Th>{t.result}</Table.Th>
              <Table.Th>{t.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.items.map((item) => (
              <Table.Tr key={item.item_id}>
                <Table.Td className="break-anywhere">{item.title}</Table.Td>
                <Table.Td>{t[item.result][when]}</Table.Td>
                <Table.Td>{item.why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
