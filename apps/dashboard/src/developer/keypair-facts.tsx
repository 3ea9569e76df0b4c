import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import { texts } from '@texts/developer';
import type { Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { Fact } from '../parts/fact.js';
import { When } from '../parts/when.js';

const t = texts.tokens;
type Keypair = Shape<'KeypairSummary'>;

/** What may be seen of a keypair at any time. `replaces`: an older one still works beside it. */
export function KeypairFacts({ keypair, replaces }: { readonly keypair: Keypair; readonly replaces: boolean }) {
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Badge variant={keypair.state === 'active' ? 'filled' : 'default'}>{t.state[keypair.state]}</Badge>
        {replaces ? (
          <Text size="sm" c="dimmed">
            {t.successor}
          </Text>
        ) : null}
      </Group>
      <dl className="facts">
        <Fact name={t.identifier}>
          <CopyValue value={keypair.identifier} what={t.identifier} />
        </Fact>
        <Fact name={t.key}>{keypair.masked_key === null ? t.notShown : <Code>{keypair.masked_key}</Code>}</Fact>
        {keypair.issued_at === null ? null : (
          <Fact name={t.issued}>
            <When at={keypair.issued_at} />
          </Fact>
        )}
        {keypair.rolled_at === null ? null : (
          <Fact name={t.rolled}>
            <When at={keypair.rolled_at} />
          </Fact>
        )}
        <Fact name={t.lastUsed}>
          <When at={keypair.last_used_at} relative /> {keypair.last_used_address === null ? null : t.from(keypair.last_used_address)}
        </Fact>
        {keypair.state === 'retiring' && keypair.grace ? (
          <Fact name={t.graceEnds}>
            <When at={keypair.grace.ends_at} />, {t.graceRule[keypair.grace.ends]}; {t.graceUses(keypair.grace.uses)}
          </Fact>
        ) : null}
      </dl>
    </Stack>
  );
}

export function FormerKeypairs({ keypairs }: { readonly keypairs: readonly Keypair[] }) {
  if (keypairs.length === 0) return null;
  return (
    <details>
      <summary>{t.former(keypairs.length)}</summary>
      <Stack gap="md" mt="xs">
        {keypairs.map((keypair) => (
          <KeypairFacts key={keypair.identifier} keypair={keypair} replaces={false} />
        ))}
      </Stack>
    </details>
  );
}
