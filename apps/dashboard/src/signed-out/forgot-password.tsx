import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/signed-out';
import { ForgottenForm } from '../parts/entry-forms.js';
import { TextLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { realmFromFragment, WhichRealm } from './entry.js';

const t = texts.forgotten;
const route = getRouteApi('/signed-out/forgot-password');

export function ForgotPassword() {
  const { realm = realmFromFragment() } = route.useSearch();
  if (!realm) return <WhichRealm title={texts.which.forgotten} to="/forgot-password" />;
  return (
    <Page title={t.title} lead={t.lead}>
      <ForgottenForm key={realm} realm={realm}>
        <TextLink to="/sign-in" search={{ realm }} size="sm">
          {t.back}
        </TextLink>
      </ForgottenForm>
    </Page>
  );
}
