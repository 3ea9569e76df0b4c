import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer-scopes';
import type { Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { LinkButton } from '../parts/links.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { catalogueQuery, grantQuery, requestQuery, requestsQuery, threadQuery, draftFromUseQuery } from './queries.js';
import { RequestForm } from './request-form.js';
import { usePlugin } from './use-plugin.js';

const t = texts.request;

/** The form with which scopes are asked for. A plugin has one open request: a draft is gone on with, a reviewer's wish answered here too. */
export function RequestScopes() {
  const { plugin } = usePlugin();
  const requests = useQuery(requestsQuery(plugin.id));
  return (
    <Answered query={requests} rows={8}>
      {({ items }) => {
        const open = items.find(
          ({ state }) => state === 'draft' || state === 'changes_requested' || state === 'submitted' || state === 'queued',
        );
        if (open?.state === 'submitted' || open?.state === 'queued') return <Blocked pluginId={plugin.id} id={open.id} />;
        return open ? <Editable pluginId={plugin.id} id={open.id} /> : <Anew pluginId={plugin.id} former={items[0]} />;
      }}
    </Answered>
  );
}

function Blocked({ pluginId, id }: { readonly pluginId: string; readonly id: string }) {
  return (
    <Alert color="yellow" variant="light" title={t.blocked}>
      <Stack align="flex-start" gap="sm">
        {t.blockedLead}
        <LinkButton to="/plugins/$pluginId/review" params={{ pluginId }} search={{ request: id }} variant="default">
          {texts.toReview}
        </LinkButton>
      </Stack>
    </Alert>
  );
}

interface AnewProps {
  readonly pluginId: string;
  /** The latest request. */
  readonly former: Shape<'ScopeRequestSummary'> | undefined;
}

/** What did not come to an approval can be taken over, with its reasons. */
function Anew({ pluginId, former }: AnewProps) {
  const again = former !== undefined && former.state !== 'approved';
  const query = useQuery({ ...requestQuery(pluginId, former?.id ?? ''), enabled: again });
  return <Loaded pluginId={pluginId} request={null} former={again ? query.data : undefined} comments={[]} />;
}

function Editable({ pluginId, id }: { readonly pluginId: string; readonly id: string }) {
  const request = useQuery(requestQuery(pluginId, id));
  // A draft that was never in the queue has no thread; then there is nothing to show.
  const thread = useQuery({ ...threadQuery(pluginId, id), enabled: request.data?.state === 'changes_requested' });
  return (
    <Answered query={request} rows={8}>
      {(data) => <Loaded pluginId={pluginId} request={data} comments={thread.data?.items ?? []} />}
    </Answered>
  );
}

interface LoadedProps {
  readonly pluginId: string;
  readonly request: Shape<'ScopeRequestView'> | null;
  readonly former?: Shape<'ScopeRequestView'> | undefined;
  readonly comments: readonly Shape<'CommentView'>[];
}

function Loaded({ pluginId, request, former, comments }: LoadedProps) {
  const catalogue = useQuery(catalogueQuery);
  const grant = useQuery(grantQuery(pluginId));
  const use = useQuery(draftFromUseQuery(pluginId));
  return (
    <Answered query={catalogue} rows={8}>
      {({ groups }) => (
        <Answered query={grant} rows={8}>
          {({ pairs }) => (
            <Stack>
              <ProblemAlert error={use.error} />
              <RequestForm
                key={request?.id ?? 'new'}
                pluginId={pluginId}
                request={request}
                former={former}
                comments={comments}
                groups={groups}
                held={pairs}
                use={use.data ?? null}
              />
            </Stack>
          )}
        </Answered>
      )}
    </Answered>
  );
}
