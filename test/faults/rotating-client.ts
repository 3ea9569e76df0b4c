import { randomBytes, randomUUID } from 'node:crypto';
import { cutRequest, type Cut, type Received, type Sent } from '../support/cut-request.js';

export interface Secret {
  readonly id: string;
  readonly key: string;
}

/** How a kind of client rotates and uses its key. */
export interface Ways {
  readonly rotate: (present: Secret, body: object) => Sent;
  /** What a person does when the secret was lost; the same as `rotate` where the client is a person's. */
  readonly lost: (present: Secret) => Sent;
  readonly use: (secret: Secret) => Sent;
  readonly ends: 'on_first_use' | 'at_grace_end';
}

export interface Plan {
  /** Attempts whose answer is lost, before one that arrives. */
  readonly cuts: readonly Cut[];
  /** The client dies with its Idempotency-Key after the first cut, and starts anew. */
  readonly forgets: boolean;
}

export interface Ended {
  readonly old: Secret;
  readonly deadline: Date;
}

/** A program that holds one key, gets it rotated over a bad network, and notes each moment in which nothing it held worked. */
export class RotatingClient {
  readonly gaps: string[] = [];
  renewed = 0;

  constructor(
    readonly name: string,
    private readonly ways: Ways,
    public secret: Secret,
  ) {}

  /** One rotation, until the client holds the new secret and has used it. */
  async rotate({ cuts, forgets }: Plan): Promise<Ended> {
    let idempotencyKey = aKey();
    for (const [attempt, cut] of cuts.entries()) {
      await Promise.all([this.ask(idempotencyKey, cut), this.useOld(`while attempt ${attempt} was cut off at ${cut.at}`)]);
      if (forgets && attempt === 0) idempotencyKey = aKey();
    }
    let answer = await this.ask(idempotencyKey, { at: 'none' });
    // Refused, because the rotation that it knows nothing of is under way.
    if (forgets && answer !== null && [403, 409].includes(answer.status)) {
      this.renewed++;
      answer = await this.send(this.ways.lost(this.secret), aKey(), { at: 'none' });
    }
    await this.useOld('with the answer in hand');
    return this.take(answer);
  }

  /** Status of a request with a secret. */
  async use(secret: Secret): Promise<number | undefined> {
    return (await cutRequest(this.ways.use(secret), { at: 'none' }))?.status;
  }

  private async take(answer: Received | null): Promise<Ended> {
    if (answer === null || answer.status >= 300)
      throw new Error(`${this.name}: no secret arrived, but ${answer?.status} ${codeOf(answer)}`);
    const old = this.secret;
    const { secret, deadline } = readAnswer(answer.body);
    this.secret = secret;
    if ((await this.use(secret)) !== 200) this.gaps.push('the new key was refused');
    const status = await this.use(old);
    if (status !== (this.ways.ends === 'on_first_use' ? 401 : 200))
      this.gaps.push(`the old key got ${status} after the first use of the new one`);
    return { old, deadline };
  }

  private ask(idempotencyKey: string, cut: Cut): Promise<Received | null> {
    return this.send(this.ways.rotate(this.secret, { grace_days: 1, ends: this.ways.ends }), idempotencyKey, cut);
  }

  private send(sent: Sent, idempotencyKey: string, cut: Cut): Promise<Received | null> {
    return cutRequest({ ...sent, headers: { ...sent.headers, 'idempotency-key': idempotencyKey } }, cut);
  }

  private async useOld(when: string): Promise<void> {
    const status = await this.use(this.secret);
    if (status !== 200) this.gaps.push(`the old key got ${status} ${when}`);
  }
}

function aKey(): string {
  return Math.random() < 0.5 ? randomUUID() : randomBytes(16).toString('base64url');
}

function codeOf(answer: Received | null): string {
  const { code, reason } = answer?.body ?? {};
  return String(code ?? reason);
}

/** The answers of both planes, and of all kinds. */
function readAnswer(body: Record<string, unknown>): { secret: Secret; deadline: Date } {
  const data = (body.data ?? body) as Record<string, string> & { replaces: { grace_ends_at: string } };
  const [id, key] = [data.key_id ?? data.identifier, data.key_secret ?? data.key];
  if (id === undefined || key === undefined) throw new Error('the answer holds no secret');
  return { secret: { id, key }, deadline: new Date(data.replaces.grace_ends_at) };
}
