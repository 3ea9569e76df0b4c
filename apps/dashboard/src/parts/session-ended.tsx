import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/shell';
import type { Account, Realm } from '../session/session.js';
import { SignInForm } from './entry-forms.js';
import { TextLink } from './links.js';

const t = texts.ended;

export interface SessionEndedProps {
  readonly realm: Realm;
  /** Whose screen it is. */
  readonly account: Account;
  readonly opened: boolean;
}

/** In front of a screen whose session has ended: one signs in again where one is, and nothing that was typed is lost. */
export function SessionEnded({ realm, account, opened }: SessionEndedProps) {
  const queries = useQueryClient();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      title={t.title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      // Whoever comes by does not read on.
      overlayProps={{ blur: 8, backgroundOpacity: 0.6 }}
      centered
    >
      <Stack>
        <Text size="sm" className="break-anywhere">
          {t.lead(account.email)}
        </Text>
        <SignInForm realm={realm} email={account.email} onSignedIn={() => queries.invalidateQueries()}>
          <TextLink to="/sign-in" search={{ realm }} size="sm">
            {t.leave}
          </TextLink>
        </SignInForm>
      </Stack>
    </Modal>
  );
}
