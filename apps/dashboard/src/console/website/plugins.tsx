import { texts } from '@texts/console';
import { Empty } from '../../parts/empty.js';
import { Listed } from '../../parts/listed.js';
import { InstalledPlugin } from './installed-plugin.js';
import { Section } from './section.js';
import { useInstalls } from './use-installs.js';
import { useWebsite } from './use-website.js';

const t = texts.plugins;

/** Which plugins are installed, what each may do, what each asks for besides, and the way out. */
export function Plugins() {
  const website = useWebsite();
  return (
    <Section title={t.title} lead={t.lead}>
      <Listed
        list={useInstalls(website.id)}
        keyOf={({ id }) => id}
        empty={<Empty title={t.empty}>{t.emptyLead}</Empty>}
        card={(install) => <InstalledPlugin website={website} install={install} />}
      />
    </Section>
  );
}
