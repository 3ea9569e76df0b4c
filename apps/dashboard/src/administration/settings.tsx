import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/administration-settings';
import { answer, api } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { KEY_SETTINGS, KeySettings } from './key-settings.js';
import { QUOTA_DEFAULTS, QuotaDefaults } from './quota-defaults.js';

/** What the platform lets keys be, and with which quota everything new starts. */
export function Settings() {
  const quotas = useQuery({ queryKey: QUOTA_DEFAULTS, queryFn: () => answer(api.GET('/api/administration/quota-defaults')) });
  const keys = useQuery({ queryKey: KEY_SETTINGS, queryFn: () => answer(api.GET('/api/administration/key-settings')) });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Answered query={quotas} rows={8}>
        {(defaults) => <QuotaDefaults defaults={defaults} />}
      </Answered>
      <Answered query={keys} rows={8}>
        {(settings) => <KeySettings settings={settings} />}
      </Answered>
    </Page>
  );
}
