import { NumberInput, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/administration-settings';
import { answer, api, type Shape } from '../api/client.js';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.js';
import { FormCard } from '../parts/form-card.js';
import { useVersionedForm } from '../parts/use-versioned-form.js';

const t = texts.quotas;
export const QUOTA_DEFAULTS = ['administration', 'quota-defaults'] as const;
const KINDS = ['development', 'production', 'key'] as const;
type View = Shape<'QuotaDefaultsView'>;

/** With how many requests a day new keypairs and keys start. */
export function QuotaDefaults({ defaults }: { readonly defaults: View }) {
  const { form, submission, theirs, takeTheirs } = useVersionedForm({
    queryKey: QUOTA_DEFAULTS,
    present: defaults,
    valuesOf: ({ development, production, key }: View) => ({ development, production, key }),
    write: async (quotas, version) => {
      const saved = await answer(api.PUT('/api/administration/quota-defaults', { body: { ...quotas, version } }));
      notifications.show({ message: t.saved });
      return saved;
    },
  });
  return (
    <FormCard submission={submission} act={t.save} title={t.title} lead={t.lead}>
      {theirs ? (
        <ChangedMeanwhile
          fields={KINDS.map((kind) => ({
            name: t.kinds[kind],
            now: theirs[kind].toLocaleString(),
            yours: Number(form.values[kind]).toLocaleString(),
          }))}
          onTake={takeTheirs}
        />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {KINDS.map((kind) => (
          <NumberInput
            key={kind}
            label={t.kinds[kind]}
            description={t.ofEnvironment(defaults.of_environment[kind].toLocaleString())}
            min={1}
            max={1_000_000_000}
            allowDecimal={false}
            thousandSeparator=","
            {...form.getInputProps(kind)}
          />
        ))}
      </SimpleGrid>
    </FormCard>
  );
}
