import { texts } from '@texts/console-keys';
import { texts as viewable } from '@texts/console-viewable';
import { answer, api, type Shape } from '../../api/client.js';
import { SecretDialog } from '../../parts/secret-dialog.js';
import { useAct } from './use-act.js';
import type { Key } from './use-keys.js';
import type { Website } from './use-website.js';

/** The answer that shows a secret, kept in the state of one screen until it is stored. */
export type Issued = Shape<'IssuedKeyView'>;

export interface KeyCardProps {
  readonly website: Website;
  readonly apiKey: Key;
  readonly onIssued: (issued: Issued) => void;
}

interface IssuedKeyProps {
  readonly websiteId: string;
  readonly issued: Issued | null;
  readonly onStored: () => void;
}

/** Shows id and secret of a new key once; the tick is told to the API, which flags website keys that nobody stored. */
export function IssuedKey({ websiteId, issued, onStored }: IssuedKeyProps) {
  const act = useAct(websiteId);
  const stored = (): void => {
    onStored();
    if (issued?.key.kind !== 'website') return;
    const path = { website_id: websiteId, key_id: issued.key_id };
    // Without it the key keeps its flag, and the button beside the flag does the same.
    act(() => answer(api.POST('/api/websites/{website_id}/keys/{key_id}/acknowledge', { params: { path } })), texts.acknowledged).catch(
      () => undefined,
    );
  };
  return (
    <SecretDialog
      title={texts.issued.title}
      secrets={
        issued && [
          { label: texts.issued.id, value: issued.key_id },
          { label: texts.issued.secret, value: issued.key_secret },
        ]
      }
      onStored={stored}
      {...(issued?.key.viewable ? { lead: viewable.issuedLead } : {})}
    />
  );
}
