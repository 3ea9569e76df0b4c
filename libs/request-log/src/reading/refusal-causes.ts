import type { FailureCause } from '@gatehouse/guard';

/** What is wrong with a credential, in words for its owner, and what to do. */
export interface RefusalCause {
  readonly explanation: string;
  readonly whatToDo: readonly string[];
}

/** Causes that lie in the request alone, before any credential is looked up. */
type RequestCause = 'missing' | 'malformed' | 'tier_header' | 'loose_key';

const COPY_AGAIN =
  'Copy identifier and key again, both whole and from the same place; a key is shown once, so get a new one if it is not at hand.';
const NEW_KEY = 'Get a new key and put it where this one is in use.';

/** A new cause begins in `libs/guard`, and this table does not compile until it is explained. */
const CAUSES: Readonly<Record<FailureCause | RequestCause, RefusalCause>> = {
  missing: {
    explanation: 'The request carried no credential.',
    whatToDo: ['Send the Authorization header; some HTTP libraries drop it when they follow a redirect.'],
  },
  malformed: {
    explanation: 'The Authorization header, the identifier or the key did not have the right form.',
    whatToDo: ['Send "Basic base64(identifier:key)"; a website or user key may also be sent as "Bearer key".', COPY_AGAIN],
  },
  tier_header: {
    explanation: 'The tier header was missing, or named another tier than the key is of.',
    whatToDo: ['A plugin sends "X-Crisp-Tier: plugin" with each request; website and user keys may leave the header out.'],
  },
  loose_key: {
    explanation: 'A key was sent alone in the URL or the body, and it is none that lives.',
    whatToDo: ['Send identifier and key in the Authorization header.'],
  },
  never_issued: {
    explanation:
      'The key was never issued for this identifier: its checksum does not fit. It was mistyped, cut, or belongs to another identifier.',
    whatToDo: [
      COPY_AGAIN,
      'If you do not know the program or the address, somebody is guessing: your key is safe, and nothing needs to be done.',
    ],
  },
  unknown: {
    explanation: 'There is no such credential, or the key is of another kind than the identifier.',
    whatToDo: [COPY_AGAIN],
  },
  wrong_key: {
    explanation: 'The key was made here for this identifier, but it is not its present key.',
    whatToDo: [COPY_AGAIN],
  },
  rolled: {
    explanation: 'The key worked once and was replaced by a newer one.',
    whatToDo: ['Find the program that still holds the old key, by its address and user agent, and give it the present one.'],
  },
  unclaimed: {
    explanation: 'The production keypair is approved, but nobody has claimed its key yet.',
    whatToDo: ['Claim the keypair in the Tokens tab of the plugin.'],
  },
  revoked: { explanation: 'The key was revoked or deleted.', whatToDo: [NEW_KEY] },
  expired: {
    explanation: 'The key has reached its expiration, which was fixed when it was made.',
    whatToDo: ['Make a new key with a later expiration, and put it where this one is in use.'],
  },
  owner_suspended: {
    explanation: 'The account that the credential belongs to is suspended.',
    whatToDo: ['Ask an administrator of the marketplace. The same key works again when the account is reinstated.'],
  },
  plugin_deleted: {
    explanation: 'The plugin of this keypair was deleted.',
    whatToDo: ['Stop the program; a deleted plugin does not come back.'],
  },
  operator_gone: {
    explanation: 'The operator of this user key is no operator of the website any more.',
    whatToDo: ['Use the key of a present operator, or a website key, which belongs to no person.'],
  },
  address_not_allowed: {
    explanation: 'The request came from an address that this key is not allowed from.',
    whatToDo: ['Call from one of the addresses in the key’s `allowed_addresses`, or make a new key: the list of a key never changes.'],
  },
};

export function explainCause(cause: string | null): RefusalCause | null {
  return cause !== null && isKnown(cause) ? CAUSES[cause] : null;
}

function isKnown(cause: string): cause is keyof typeof CAUSES {
  return Object.hasOwn(CAUSES, cause);
}
