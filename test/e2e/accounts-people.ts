import { Mailbox, type MailboxMessage } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http-client.js';

export const GOOD_PASSWORD = 'purple lantern drives slowly';
export const OTHER_PASSWORD = 'seven kettles under the bridge';

export type RealmName = 'marketplace' | 'website';

/** A Gatehouse with marketplace and worker, and its mailbox. */
export interface AccountsGatehouse {
  readonly gatehouse: TestGatehouse;
  readonly app: NestFastifyApplication;
  mailsTo(email: string): Promise<MailboxMessage[]>;
  /** Waits until there are at least `count` mails to somebody; the newest first. */
  mails(email: string, count?: number): Promise<MailboxMessage[]>;
  /** Waits until the worker has done everything that was asked for. */
  idle(): Promise<void>;
}

/** A proxy that the tests may speak as: `X-Forwarded-For` puts a visitor into another network. */
export const FROM_ANYWHERE = { TRUSTED_PROXIES: '127.0.0.1' };

export async function anAccountsGatehouse(over: Readonly<Record<string, string>> = {}): Promise<AccountsGatehouse> {
  const gatehouse = await aGatehouse({ ...FROM_ANYWHERE, ...over });
  const app = await gatehouse.startMarketplace();
  await gatehouse.startWorker();
  const mailbox = app.get(Mailbox, { strict: false });
  const mailsTo = (email: string): Promise<MailboxMessage[]> => mailbox.list(email);
  return {
    gatehouse,
    app,
    mailsTo,
    mails: (email, count = 1) =>
      eventually(async () => {
        const mails = await mailsTo(email);
        return mails.length >= count ? mails : undefined;
      }),
    idle: () =>
      eventually(async () => {
        const rows = await gatehouse.database.query('SELECT 1 FROM outbox_message WHERE done_at IS NULL');
        return rows.length === 0 ? (true as const) : undefined;
      }).then(() => undefined),
  };
}

/** The token of the link in a mail, and the page it leads to. */
export function linkIn(mail: MailboxMessage | undefined): { token: string; page: string; url: string } {
  const url = /https?:\/\/\S+#realm=\w+&token=\S+/.exec(mail?.text ?? '')?.[0];
  if (url === undefined) throw new Error(`this mail has no link: ${mail?.subject ?? 'there is no mail'}`);
  const parsed = new URL(url);
  return { url, page: parsed.pathname, token: new URLSearchParams(parsed.hash.slice(1)).get('token') ?? '' };
}

let counted = 0;
export const anEmail = (name = 'ada'): string => `${name}.${(counted += 1)}.${process.pid}@people.example`;

/** A visitor whose requests come from another network than anybody else's. */
export function fromElsewhere(): Readonly<Record<string, string>> {
  counted += 1;
  return { 'x-forwarded-for': `203.0.${Math.floor(counted / 250) % 250}.${(counted % 250) + 1}` };
}

/** Signs somebody up and confirms the e-mail by the mailed link. */
export async function aConfirmedPerson(
  at: AccountsGatehouse,
  realm: RealmName = 'marketplace',
  over: { email?: string; name?: string; password?: string } = {},
): Promise<{ email: string; password: string; name: string }> {
  const person = { email: anEmail(), name: 'Ada Lovelace', password: GOOD_PASSWORD, ...over };
  const visitor = at.gatehouse.visitor();
  const headers = fromElsewhere();
  const signUp = await visitor.post(`/api/${realm}/sign-up`, person, { headers });
  if (signUp.status !== 202) throw new Error(`the sign-up was refused: ${signUp.text}`);
  const { token } = linkIn((await at.mails(person.email))[0]);
  const confirmed = await visitor.post(`/api/${realm}/confirm`, { token });
  if (confirmed.status !== 200) throw new Error(`the confirmation was refused: ${confirmed.text}`);
  return person;
}

/** A browser in which the person has signed in. */
export async function aSignedIn(
  { gatehouse }: AccountsGatehouse,
  person: { email: string; password: string },
  realm: RealmName = 'marketplace',
): Promise<HttpClient> {
  const browser = gatehouse.visitor();
  const answer = await browser.post(
    `/api/${realm}/sign-in`,
    { email: person.email, password: person.password },
    { headers: fromElsewhere() },
  );
  if (answer.status !== 200) throw new Error(`the sign-in was refused: ${answer.text}`);
  return browser;
}
