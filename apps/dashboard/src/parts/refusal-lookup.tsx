import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { texts } from '@texts/refusal';
import { useEffect, useEffectEvent, useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { ExplainedRequest } from './explained-request.js';
import { FormCard } from './form-card.js';
import { useSubmit } from './use-submit.js';

interface RefusalLookupProps {
  /** Looked up at once. */
  readonly initial?: string | undefined;
  /** Somebody asks about another request. */
  readonly onAsked?: (requestId: string) => void;
}

/** Asks for a Request-Id, unless it is known already, and shows which check its request did not pass. Works in both realms, for the owner of the credential. */
export function RefusalLookup({ initial = '', onAsked }: RefusalLookupProps) {
  const [found, setFound] = useState<Shape<'ExplainedRequestView'> | null>(null);
  const form = useForm({ mode: 'uncontrolled', initialValues: { request_id: initial } });
  const submission = useSubmit(form, async ({ request_id }) => {
    setFound(null);
    const id = request_id.trim();
    onAsked?.(id);
    setFound(await answer(api.GET('/api/requests/{request_id}', { params: { path: { request_id: id } } })));
  });
  // Once: the address follows what is asked later.
  const lookUp = useEffectEvent(() => (initial === '' ? undefined : submission.onSubmit()));
  useEffect(() => lookUp(), []);
  return (
    <Stack gap="lg">
      <FormCard submission={submission} act={texts.act} maw={640}>
        <TextInput
          label={texts.id}
          description={texts.idHint}
          required
          autoComplete="off"
          spellCheck={false}
          key={form.key('request_id')}
          {...form.getInputProps('request_id')}
        />
      </FormCard>
      {found ? <ExplainedRequest request={found} /> : null}
    </Stack>
  );
}
