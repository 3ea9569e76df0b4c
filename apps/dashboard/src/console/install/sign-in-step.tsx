import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { texts as entry } from '@texts/signed-out';
import { texts } from '@texts/install';
import { useEffect, useRef, useState } from 'react';
import { ForgottenForm, SignInForm, SignUpForm } from '../../parts/entry-forms.js';

const t = texts.signIn;
type View = 'sign-in' | 'sign-up' | 'forgotten' | { readonly sentTo: string };

/** Sign-in, sign-up and “forgotten password” without leaving the page: an address of ours with the link in it would carry its secret about. */
export function SignInStep({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const [view, setView] = useState<View>('sign-in');
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // Who hears the page learns that another form stands here now.
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [view]);
  const to = (next: View, text: string) => (
    <Button variant="subtle" size="sm" onClick={() => setView(next)}>
      {text}
    </Button>
  );
  return (
    <Stack component="section">
      <div>
        <Title order={2} size="h4" ref={heading} tabIndex={-1}>
          {titleOf(view)}
        </Title>
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
      </div>
      {typeof view === 'object' ? (
        <Alert role="status">
          <Stack align="flex-start">
            <Text size="sm">{entry.signUp.sent(view.sentTo)}</Text>
            <Button onClick={() => setView('sign-in')}>{entry.signUp.confirmed}</Button>
          </Stack>
        </Alert>
      ) : view === 'sign-in' ? (
        <SignInForm realm="website" onSignedIn={onSignedIn}>
          {to('sign-up', entry.signIn.makeAccount)}
          {to('forgotten', entry.signIn.forgotten)}
        </SignInForm>
      ) : view === 'sign-up' ? (
        <SignUpForm realm="website" onSent={(sentTo) => setView({ sentTo })}>
          {to('sign-in', entry.signUp.haveOne)}
        </SignUpForm>
      ) : (
        <ForgottenForm realm="website">{to('sign-in', t.back)}</ForgottenForm>
      )}
    </Stack>
  );
}

function titleOf(view: View): string {
  if (typeof view === 'object') return t.sentTitle;
  switch (view) {
    case 'sign-in':
      return t.title;
    case 'sign-up':
      return t.signUpTitle;
    case 'forgotten':
      return t.forgottenTitle;
  }
}
