import { Button, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/developer-usage';
import { texts as words } from '@texts/developer';
import { GROUPS, type Environment } from './usage-data.js';
import { fitting, usageSearch, type UsageSearch } from './usage-search.js';
import { usePlugin } from './use-plugin.js';

const HOURS_DAYS = 3;
const DAY_MS = 86_400_000;

/** What is counted and how; it all stands in the address. */
export function UsageControls({ search, environment }: { readonly search: UsageSearch; readonly environment: Environment }) {
  const { plugin } = usePlugin();
  const navigate = useNavigate();
  const show = (change: Record<string, unknown>): void => {
    const next = fitting(usageSearch({ ...search, ...change }));
    void navigate({ to: '/plugins/$pluginId/usage', params: { pluginId: plugin.id }, search: next, replace: true, resetScroll: false });
  };
  const recent = (days: number): void => show({ ...daysUntilToday(days), interval: days <= HOURS_DAYS ? 'hour' : 'day' });
  // Without a time in the address the API answers its own: the last seven days. By the hour it is the last 24, which no two days say.
  const usual = search.from === undefined && search.to === undefined && search.interval !== 'hour';
  const shown = usual ? { ...search, ...daysUntilToday(7) } : search;
  return (
    <Group align="flex-end" gap="md">
      <SegmentedControl
        aria-label={texts.environment}
        value={environment}
        onChange={(value) => show({ environment: value })}
        data={[
          { value: 'development', label: words.tokens.environment.development },
          { value: 'production', label: words.tokens.environment.production },
        ]}
      />
      <SegmentedControl
        aria-label={texts.interval}
        value={search.interval ?? 'day'}
        onChange={(interval) => show({ interval })}
        data={[
          { value: 'hour', label: texts.hour },
          { value: 'day', label: texts.day },
        ]}
      />
      <NativeSelect
        label={texts.by}
        value={search.group ?? ''}
        onChange={({ currentTarget }) => show({ group: currentTarget.value })}
        data={[{ value: '', label: texts.all }, ...GROUPS.map((value) => ({ value, label: texts.groups[value] }))]}
      />
      <TextInput
        type="date"
        label={texts.from}
        value={shown.from ?? ''}
        max={shown.to}
        onChange={({ currentTarget }) => show({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={texts.to}
        value={shown.to ?? ''}
        min={shown.from}
        onChange={({ currentTarget }) => show({ to: currentTarget.value })}
      />
      <Button.Group>
        {[1, 7, 30].map((days) => (
          <Button
            key={days}
            variant={isLast(days, shown) ? 'light' : 'default'}
            aria-pressed={isLast(days, shown)}
            onClick={() => recent(days)}
          >
            {texts.last(days)}
          </Button>
        ))}
      </Button.Group>
    </Group>
  );
}

function isLast(days: number, { from, to }: UsageSearch): boolean {
  const last = daysUntilToday(days);
  return from === last.from && to === last.to;
}

/** Today and the days before it, in UTC. */
function daysUntilToday(days: number): { readonly from: string; readonly to: string } {
  const now = Date.now();
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: day(now - (days - 1) * DAY_MS), to: day(now) };
}
