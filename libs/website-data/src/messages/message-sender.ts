import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from './outgoing-message.entity.js';

export type SendOutcome =
  | { readonly state: 'recorded' }
  | { readonly state: 'sent'; readonly reference: string }
  /** For good: the message will not be tried again. */
  | { readonly state: 'failed'; readonly failure: string };

/**
 * Brings a message to the outside. To plug in a carrier, write a class with this one method and provide it under this name in
 * `WebsiteDataModule`. A message may come twice when a worker is killed half-way: its `id` is the same, and carriers take it as their
 * idempotency key. What is thrown is tried again later.
 */
export abstract class MessageSender {
  abstract send(message: Readonly<OutgoingMessage>): Promise<SendOutcome>;
}

/** The default: the row is the record, and nothing leaves the house. */
@Injectable()
export class RecordingSender extends MessageSender {
  send(): Promise<SendOutcome> {
    return Promise.resolve({ state: 'recorded' });
  }
}
