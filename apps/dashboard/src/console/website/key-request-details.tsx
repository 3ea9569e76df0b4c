import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-key-requests';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { When } from '../../parts/when.js';
import { KeyRequestActs } from './key-request-acts.js';
import { KeyRequestMessages } from './key-request-messages.js';
import { KeyRequestProgress } from './key-request-progress.js';
import { manages, type Website } from './use-website.js';

interface DetailsProps {
  readonly website: Website;
  readonly id: string;
}

/** Where a request stands, what has happened to it, and the conversation with its reviewers. */
export function KeyRequestDetails({ website, id }: DetailsProps) {
  const path = { website_id: website.id, id };
  const query = useQuery({
    queryKey: ['website', website.id, 'key-requests', id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/contact-centre-key-requests/{id}', { params: { path } })),
    meta: { movesWith: 'queue' },
  });
  return (
    <Answered query={query} rows={3}>
      {(request) => (
        <Stack pt="sm" gap="sm">
          <Text size="sm" className="break-anywhere">
            {request.justification}
          </Text>
          <KeyRequestProgress request={request} />
          {manages(website.role) ? <KeyRequestActs website={website} request={request} /> : null}
          <Title order={4} size="h6">
            {texts.history}
          </Title>
          <Stack component="ol" gap={4} m={0} pl="md">
            {request.events.map((event) => (
              <Text component="li" size="sm" key={`${event.at} ${event.to}`}>
                {texts.states[event.to]}, {texts.by[event.by]}, <When at={event.at} />
                {event.reason === null ? '' : `: ${event.reason}`}
              </Text>
            ))}
          </Stack>
          {manages(website.role) ? <KeyRequestMessages website={website} id={id} /> : null}
        </Stack>
      )}
    </Answered>
  );
}
