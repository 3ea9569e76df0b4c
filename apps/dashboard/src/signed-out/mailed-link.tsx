import { Alert, Group } from '@mantine/core';

import { LinkButton } from '../parts/links.js';
import { texts } from '@texts/signed-out';
import { useState, type ReactNode } from 'react';
import { Page } from '../parts/page.js';
import type { Realm } from '../session/session.js';
import { realmFromFragment } from './entry.js';

export interface MailedLink {
  readonly realm: Realm;
  readonly token: string;
}

export interface MailedLinkPageProps {
  readonly title: string;
  readonly lead: (realm: Realm) => string;
  /** Said instead of the form once `done` was called. */
  readonly success: string;
  readonly children: (link: MailedLink, done: () => void) => ReactNode;
}

/**
 * A page that a mailed link opens. The token stands in the fragment, which no server sees; it is taken out of the address bar and the
 * history at once, and posted only when somebody clicks: programs that follow links in mail change nothing.
 */
export function MailedLinkPage({ title, lead, success, children }: MailedLinkPageProps) {
  const [link] = useState(readLink);
  const [finished, setFinished] = useState(false);
  if (!link)
    return (
      <Page title={title}>
        <Alert color="yellow" role="alert">
          {texts.link.missing}
        </Alert>
      </Page>
    );
  if (finished)
    return (
      <Page title={title}>
        <Alert role="status">{success}</Alert>
        <Group>
          <LinkButton to="/sign-in" search={{ realm: link.realm }}>
            {texts.link.signIn[link.realm]}
          </LinkButton>
        </Group>
      </Page>
    );
  return (
    <Page title={title} lead={lead(link.realm)}>
      {children(link, () => setFinished(true))}
    </Page>
  );
}

/** Read once for the life of the page: React may ask for a first state twice, and the address is empty by then. */
let remembered: { readonly path: string; readonly link: MailedLink } | null = null;

function readLink(): MailedLink | null {
  const realm = realmFromFragment();
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (realm && token) {
    remembered = { path: location.pathname, link: { realm, token } };
    history.replaceState(history.state, '', location.pathname);
  }
  return remembered?.path === location.pathname ? remembered.link : null;
}
