import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { texts } from '@texts/signed-out';
import { SignInForm } from '../parts/entry-forms.js';
import { TextLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { pathOfOurs, sessionQuery, type Realm } from '../session/session.js';
import { realmFromFragment, WhichRealm } from './entry.js';

const t = texts.signIn;
const route = getRouteApi('/signed-out/sign-in');

export function SignIn() {
  const { realm = realmFromFragment(), next } = route.useSearch();
  return realm ? <SignInTo key={realm} realm={realm} next={next} /> : <WhichRealm title={texts.which.signIn} to="/sign-in" next={next} />;
}

function SignInTo({ realm, next }: { readonly realm: Realm; readonly next: string | undefined }) {
  const queries = useQueryClient();
  const router = useRouter();
  const enter = async (): Promise<void> => {
    queries.clear();
    await queries.ensureQueryData(sessionQuery(realm));
    const path = pathOfOurs(next, location.origin) ?? (realm === 'marketplace' ? '/plugins' : '/console');
    // The reference is no screen of the dashboard.
    if (path.startsWith('/docs')) location.assign(path);
    else router.history.push(path);
  };
  const search = { realm, ...(next === undefined ? {} : { next }) };
  const other = realm === 'marketplace' ? 'website' : 'marketplace';
  return (
    <Page title={t.title(realm)} lead={t.lead[realm]}>
      <SignInForm realm={realm} onSignedIn={enter}>
        <TextLink to="/sign-up" search={search} size="sm">
          {t.makeAccount}
        </TextLink>
        <TextLink to="/forgot-password" search={{ realm }} size="sm">
          {t.forgotten}
        </TextLink>
      </SignInForm>
      <TextLink to="/sign-in" search={{ realm: other }} size="sm">
        {t.other[realm]}
      </TextLink>
    </Page>
  );
}
