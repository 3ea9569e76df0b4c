import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/install';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { sessionQuery } from '../../session/session.js';
import { exactly, keyOf, PairChoice, PairList, type Pair } from '../pairs.js';
import { payload } from './payload.js';
import { SignInStep } from './sign-in-step.js';
import { WebsiteStep, type Installable } from './website-step.js';

type Opened = Shape<'OpenedLinkView'>;

export interface Outcome {
  readonly sentence: string;
  /** The plugin's own page, where it has one. */
  readonly redirectTo: string | null;
}

interface OfferProps {
  readonly opened: Opened;
  readonly link: Shape<'OpenLinkBody'>;
  /** Opens the link once more. */
  readonly reopen: () => Promise<Opened | undefined>;
  readonly onDone: (outcome: Outcome) => void;
}

/** What the plugin asks for, to tick, and the steps below it: sign in, pick the website, agree. */
export function Offer({ opened, link, reopen, onDone }: OfferProps) {
  const queries = useQueryClient();
  const { data: account } = useQuery(sessionQuery('website'));
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [before, setBefore] = useState<Opened | null>(null);
  const { websites } = opened;
  const chosen = websites?.find(({ id }) => id === chosenId) ?? websites?.[0];
  const shown = shownGroups(opened, chosen);
  const pairs = shown.flatMap((group) => group.pairs).filter((pair) => !unticked.has(keyOf(pair)));
  const changes = before ? changesBetween(before, opened) : null;

  const renew = async (): Promise<void> => {
    // Somebody else may sit here now: nothing that was read before is theirs.
    queries.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' && first !== 'install-link' });
    await queries.invalidateQueries({ queryKey: ['session', 'website'] });
    await reopen();
  };
  const agree = async (website: Installable): Promise<void> => {
    try {
      const redirectTo = await send(link, website, pairs);
      const sentence = website.installed ? texts.done.widened : texts.done.installed;
      onDone({ sentence: sentence(opened.plugin.name, website.name), redirectTo });
      if (redirectTo !== null) location.assign(redirectTo);
    } catch (error) {
      // The session has ended meanwhile: the way to sign in takes the place of the button, and the ticks stay.
      if (error instanceof Problem && error.status === 401) return renew();
      if (!(error instanceof Problem) || error.code !== 'grant_changed') throw error;
      // First the new list: the notice says what is different in it.
      await reopen();
      setBefore(opened);
    }
  };

  return (
    <>
      {changes ? <Changed {...changes} /> : null}
      {shown.length === 0 ? null : (
        <Stack component="section">
          <div>
            <Title order={2} size="h4">
              {chosen?.installed ? texts.asks.newTitle : texts.asks.title}
            </Title>
            <Text size="sm" c="dimmed">
              {chosen?.installed ? texts.asks.newLead(opened.pairs.length - chosen.pending.length) : texts.asks.lead}
            </Text>
          </div>
          <PairChoice
            groups={shown}
            unticked={unticked}
            onChange={setUnticked}
            {...(changes ? { fresh: { keys: new Set(changes.added.map(keyOf)), word: texts.asks.fresh } } : {})}
          />
        </Stack>
      )}
      {account && !account.confirmed ? (
        <ConfirmFirst onConfirmed={renew} />
      ) : websites === null ? (
        <SignInStep onSignedIn={renew} />
      ) : (
        <WebsiteStep
          websites={websites}
          chosen={chosen}
          onChoose={setChosenId}
          ticked={pairs.length}
          email={account?.email ?? ''}
          onAgree={() => (chosen ? agree(chosen) : Promise.resolve())}
          onCreated={async (id) => {
            await reopen();
            setChosenId(id);
          }}
          onSignOut={async () => {
            await answer(api.POST('/api/website/sign-out')).catch(unlessSignedOut);
            await renew();
          }}
        />
      )}
    </>
  );
}

/** Who is signed out already wanted nothing else. */
function unlessSignedOut(error: unknown): void {
  if (!(error instanceof Problem) || error.status !== 401) throw error;
}

function ConfirmFirst({ onConfirmed }: { readonly onConfirmed: () => Promise<void> }) {
  return (
    <Alert color="yellow" role="status">
      <Stack align="flex-start">
        <Text size="sm">{texts.signIn.confirm}</Text>
        <Button onClick={() => void onConfirmed()}>{texts.signIn.confirmed}</Button>
      </Stack>
    </Alert>
  );
}

function Changed({ added, removed }: { readonly added: readonly Pair[]; readonly removed: readonly Pair[] }) {
  return (
    <Alert color="yellow" role="alert" title={texts.changed.title}>
      <Stack gap="xs">
        <Text size="sm">{texts.changed.text}</Text>
        {added.length === 0 ? null : (
          <div>
            <Text size="sm">{texts.changed.added}</Text>
            <PairList pairs={added} />
          </div>
        )}
        {removed.length === 0 ? null : (
          <div>
            <Text size="sm">{texts.changed.removed}</Text>
            <PairList pairs={removed} />
          </div>
        )}
      </Stack>
    </Alert>
  );
}

/** Everything; or, on a website that has the plugin already, only what it has not agreed to yet. */
function shownGroups({ groups }: Opened, chosen: Installable | undefined): Opened['groups'] {
  if (!chosen?.installed) return groups;
  const pending = new Set(chosen.pending.map(keyOf));
  return groups
    .map(({ group, pairs }) => ({ group, pairs: pairs.filter((pair) => pending.has(keyOf(pair))) }))
    .filter(({ pairs }) => pairs.length > 0);
}

function changesBetween(before: Opened, after: Opened): { added: Pair[]; removed: Pair[] } {
  const flat = ({ groups }: Opened): Pair[] => groups.flatMap(({ pairs }) => pairs);
  const [old, now] = [new Set(flat(before).map(keyOf)), new Set(flat(after).map(keyOf))];
  return { added: flat(after).filter((pair) => !old.has(keyOf(pair))), removed: flat(before).filter((pair) => !now.has(keyOf(pair))) };
}

/** Posts exactly the pairs that are ticked on the screen. @returns where the plugin wants the person next */
async function send(link: Shape<'OpenLinkBody'>, website: Installable, ticked: readonly Pair[]): Promise<string | null> {
  const pairs = ticked.map(exactly);
  if (website.installed) {
    const path = { website_id: website.id, plugin_id: link.plugin_id };
    await answer(api.POST('/api/websites/{website_id}/installs/{plugin_id}/consent', { params: { path }, body: { pairs } }));
    return null;
  }
  const params = { path: { website_id: website.id } };
  const body = { ...link, pairs, ...(payload === undefined ? {} : { payload }) };
  return (await answer(api.POST('/api/websites/{website_id}/installs', { params, body }))).redirect_to;
}
