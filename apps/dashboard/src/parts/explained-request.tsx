import { Alert, Anchor, Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/refusal';
import type { Shape } from '../api/client.js';
import { CopyValue } from './copy-value.js';
import { Fact } from './fact.js';
import { When } from './when.js';

type Explained = Shape<'ExplainedRequestView'>;
type Check = NonNullable<Explained['failed_check']>;

/** In the order in which a request passes them; a request that fails one never reaches the next. */
const CHECKS: readonly Check[] = ['tls', 'route', 'credential', 'tier', 'limit', 'website', 'scope', 'content'];

/** Which check a request did not pass, why, and what to do. */
export function ExplainedRequest({ request }: { readonly request: Explained }) {
  return (
    <Stack gap="lg" role="status">
      <Alert color={request.refused ? 'red' : 'gate'} variant="light" title={request.refused ? texts.refused : texts.passed}>
        {request.explanation ?? texts.passedLead}
      </Alert>
      {request.what_to_do.length === 0 ? null : (
        <section>
          <Title order={2} size="h4" mb="xs">
            {texts.todo}
          </Title>
          <List type="ordered">
            {request.what_to_do.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
          {request.documentation_url === null ? null : (
            <Anchor href={request.documentation_url} size="sm">
              {texts.documentation}
            </Anchor>
          )}
        </section>
      )}
      {request.failed_check === null || request.failed_check === 'platform' ? null : <Checks failed={request.failed_check} />}
      <Facts request={request} />
    </Stack>
  );
}

function Checks({ failed }: { readonly failed: Check }) {
  const at = CHECKS.indexOf(failed);
  const verdict = (index: number) => (index < at ? 'passed' : index === at ? 'failed' : 'open');
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.order}
      </Title>
      <Stack gap={6} component="ol" m={0} p={0} className="plain-list">
        {CHECKS.map((check, index) => (
          <Group key={check} component="li" gap="sm" wrap="nowrap">
            <Badge miw={110} variant={verdict(index) === 'failed' ? 'filled' : 'default'} color="red.9">
              {texts.verdict[verdict(index)]}
            </Badge>
            <Text size="sm" fw={verdict(index) === 'failed' ? 650 : 400}>
              {texts.checks[check]}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

function Facts({ request }: { readonly request: Explained }) {
  const { method, route, status, reason } = request;
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4" mb="xs">
        {texts.facts}
      </Title>
      <dl className="facts">
        <Fact name={texts.at}>
          <When at={request.at} />
        </Fact>
        <Fact name={texts.request}>{`${method ?? ''} ${route ?? texts.unknownRoute}`}</Fact>
        <Fact name={texts.status}>{reason === null ? status : `${status} ${reason}`}</Fact>
        <Id name={texts.id} value={request.request_id} />
        <Id name={texts.credential} value={request.credential_id} />
        {request.plugin_name === null ? null : <Fact name={texts.plugin}>{request.plugin_name}</Fact>}
        <Id name={texts.website} value={request.website_id} />
        {request.address === null ? null : <Fact name={texts.address}>{request.address}</Fact>}
        <Fact name={texts.latency}>{texts.ms(request.latency_ms)}</Fact>
      </dl>
    </Paper>
  );
}

function Id({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null) return null;
  return (
    <Fact name={name}>
      <CopyValue value={value} what={name} />
    </Fact>
  );
}
