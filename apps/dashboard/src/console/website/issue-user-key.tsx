import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { texts as keys } from '@texts/console-keys';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { useRepeatable } from '../../parts/use-repeatable.js';
import type { Issued } from './issued-key.js';
import { useClick, useReread } from './use-act.js';
import type { OperatorProps } from './use-website.js';
import { ViewableChoice } from './viewable-choice.js';

const t = texts.key;

interface IssueUserKeyProps extends OperatorProps {
  readonly mayChange: boolean;
  readonly onIssued: (issued: Issued) => void;
}

/** In the place of a key that an operator has not got yet. */
export function IssueUserKey({ website, operator, mayChange, onIssued }: IssueUserKeyProps) {
  const [inUrl, setInUrl] = useState(false);
  const [viewable, setViewable] = useState(false);
  const [busy, setBusy] = useState(false);
  const reread = useReread(website.id);
  const click = useClick(website.id);
  const repeatable = useRepeatable();
  const path = { website_id: website.id, account_id: operator.account_id };
  const issue = async (): Promise<void> => {
    const body = { allowed_in_url: inUrl, viewable };
    onIssued(
      await repeatable((header) =>
        answer(api.POST('/api/websites/{website_id}/operators/{account_id}/key', { params: { path, header }, body })),
      ),
    );
    await reread();
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    await click(issue, keys.issued.title);
    setBusy(false);
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {t.none} {t.issueLead}
      </Text>
      {mayChange && website.role === 'owner' ? (
        <Checkbox label={t.inUrl} checked={inUrl} onChange={({ currentTarget }) => setInUrl(currentTarget.checked)} />
      ) : null}
      {mayChange ? (
        <>
          <ViewableChoice websiteId={website.id} checked={viewable} onChange={setViewable} />
          <Button size="xs" loading={busy} onClick={() => void go()}>
            {t.issue}
          </Button>
        </>
      ) : null}
    </Stack>
  );
}
