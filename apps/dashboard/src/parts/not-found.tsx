import { TextLink } from './links.js';
import { texts } from '@texts/parts';
import { Page } from './page.js';

export function NotFound() {
  return (
    <Page title={texts.nothingHere} lead={texts.nothingHereLead}>
      <TextLink to="/">{texts.toStart}</TextLink>
    </Page>
  );
}
