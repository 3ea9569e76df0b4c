import { texts } from '@texts/account';
import { Page } from '../parts/page.js';
import { useAccount, type Realm } from '../session/session.js';
import { NameForm } from './name-form.js';
import { PasswordForm } from './password-form.js';
import { Sessions } from './sessions.js';

export const MarketplaceAccount = () => <OwnAccount realm="marketplace" />;
export const WebsiteAccount = () => <OwnAccount realm="website" />;

function OwnAccount({ realm }: { readonly realm: Realm }) {
  return (
    <Page title={texts.title} lead={useAccount(realm).email}>
      <NameForm realm={realm} />
      <PasswordForm realm={realm} />
      <Sessions realm={realm} />
    </Page>
  );
}
