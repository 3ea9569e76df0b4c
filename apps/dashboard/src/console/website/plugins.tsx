import { Stack } from '@mantine/core';
import { texts } from '@texts/console';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { More } from '../../parts/more.js';
import { InstalledPlugin } from './installed-plugin.js';
import { Section } from './section.js';
import { useInstalls } from './use-installs.js';
import { useWebsite } from './use-website.js';

const t = texts.plugins;

/** Which plugins are installed, what each may do, what each asks for besides, and the way out. */
export function Plugins() {
  const website = useWebsite();
  const { query, items = [] } = useInstalls(website.id);
  return (
    <Section title={t.title} lead={t.lead}>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.empty}>{t.emptyLead}</Empty>
          ) : (
            <Stack>
              {items.map((install) => (
                <InstalledPlugin key={install.id} website={website} install={install} />
              ))}
              <More query={query} />
            </Stack>
          )
        }
      </Answered>
    </Section>
  );
}
