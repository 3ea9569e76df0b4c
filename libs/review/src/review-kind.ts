import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { AppError } from '@gatehouse/platform';
import type { ScopePair, ScopeRisk } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import type { ReviewItem } from './items/review-item.entity.js';
import type { Outcome, VerdictGiven } from './verdicts/outcome.js';

/**
 * What the queue asks of the slice that an item is about. A kind is registered once, in `onModuleInit` of its slice
 * (`kinds.register(this)`), and opens items through `ReviewItems.open` in the transaction of its own change.
 *
 * Every method works on the manager it is given and on no other connection.
 */
export interface ReviewKind {
  /** The text in `review_item.kind`. */
  readonly name: string;

  /** Locks the subject's row. It comes before the item's row, in this order everywhere, or two changes wait for each other for ever. */
  lock(transaction: EntityManager, item: ReviewItem): Promise<void>;

  /** Checks a posted verdict and says what it comes to; changes nothing. @throws {InvalidInput} */
  plan(transaction: EntityManager, item: ReviewItem, given: VerdictGiven): Promise<Outcome>;

  /**
   * Carries out a decision: the state of the subject, its event, grant, mails. The subject is locked and the item is settled;
   * `item.decidedBy` is the reviewer, or null for a policy. @throws {AppError} when the subject can no longer be decided
   */
  decide(transaction: EntityManager, item: ReviewItem, outcome: Outcome, actor: Actor): Promise<void>;

  /** What a reviewer has to see before deciding. */
  card(manager: EntityManager, item: ReviewItem): Promise<KindCard>;

  /** For mails about the item. */
  describe(manager: EntityManager, item: ReviewItem): Promise<ItemDescription>;

  /** For bulk decisions; a kind without it is asked item by item, which takes longer. */
  readonly together?: DecidedTogether;
}

/** The steps of a decision on many items of a kind, each with the same few statements however many they are. */
export interface DecidedTogether {
  /** As `ReviewKind.lock`, in the order of the subjects' ids. A subject that is gone is left out. */
  lock(transaction: EntityManager, items: readonly ReviewItem[]): Promise<void>;

  /** As `ReviewKind.plan`; in the place of an outcome that cannot be stands what `plan` would throw. In the order of the items. */
  plan(transaction: EntityManager, items: readonly ReviewItem[], given: VerdictGiven): Promise<(Outcome | AppError)[]>;

  /** As `ReviewKind.decide`, for all or none. @throws {AppError} */
  decide(transaction: EntityManager, decided: readonly DecidedItem[], actor: Actor): Promise<void>;
}

/** For a kind whose decision on one is a decision on many, of which there is one. */
export function decidedInSets(together: DecidedTogether): Pick<ReviewKind, 'plan' | 'decide' | 'together'> {
  return {
    together,
    async plan(transaction, item, given) {
      const [outcome] = await together.plan(transaction, [item], given);
      if (outcome === undefined || outcome instanceof AppError) throw outcome ?? new Error(`${item.id} was not planned`);
      return outcome;
    },
    decide: (transaction, item, outcome, actor) => together.decide(transaction, [{ item, outcome }], actor),
  };
}

/** A settled item, with what it came to. */
export interface DecidedItem {
  readonly item: ReviewItem;
  readonly outcome: Outcome;
}

/** The kind's part of the card; lists that do not apply to a kind are empty. Times are ISO 8601. */
export interface KindCard {
  readonly asked: readonly AskedPairCard[];
  /** Pairs that would be taken away, or that the developer took back since the revision before. */
  readonly removed: readonly PairCard[];
  /** What the plugin holds now. */
  readonly holds: readonly PairCard[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: 'note' | 'warning';
    readonly scope: string | null;
    readonly mode: string | null;
    readonly detail: string;
  }[];
  readonly events: readonly {
    readonly at: string;
    /** `developer`: who asked, also where that is an operator of a website. */
    readonly by: 'developer' | 'reviewer' | 'gatehouse';
    readonly from: string | null;
    readonly to: string;
    readonly revision: number;
    readonly reason: string | null;
  }[];
  /** Whatever else the kind asks about, for example `{ daily_limit: 20000 }`. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface PairCard extends ScopePair {
  /** In plain words; null when the catalogue no longer holds the pair. */
  readonly text: string | null;
  readonly risk: ScopeRisk | null;
}

export interface AskedPairCard extends PairCard {
  readonly justification: string;
  /** Against the revision before; null in the first one. */
  readonly change: 'added' | 'changed' | 'unchanged' | null;
  readonly verdict: 'approved' | 'denied' | null;
  readonly verdict_reason: string | null;
  /** Requests of the development keypair in the last 30 days that would have needed it. */
  readonly used: number;
  /** How many other plugins hold it, and their share (0–1) of the other plugins that hold anything. */
  readonly others: { readonly count: number; readonly share: number };
}

export interface ItemDescription {
  /** For a sentence: `your scope request for Orders`. */
  readonly what: string;
  /** Where whoever asked follows it. */
  readonly developerUrl: string;
}

/** The kinds of this process, by name. */
@Injectable()
export class ReviewKinds {
  private readonly byName = new Map<string, ReviewKind>();

  /** @throws when two kinds share a name: a programming error that stops the start. */
  register(kind: ReviewKind): void {
    if (this.byName.has(kind.name)) throw new Error(`two review kinds are called ${kind.name}`);
    this.byName.set(kind.name, kind);
  }

  /** @throws for an item of a kind that this build does not know. */
  get(name: string): ReviewKind {
    const kind = this.byName.get(name);
    if (!kind) throw new Error(`no slice registered the review kind ${name}`);
    return kind;
  }

  names(): string[] {
    return [...this.byName.keys()];
  }
}
