import { defineJob } from '@gatehouse/platform';
import { isUUID } from 'class-validator';

export interface MessageToSend {
  readonly messageId: string;
}

export const sendMessage = defineJob<MessageToSend>({
  queue: 'mail',
  name: 'message.send',
  parse(payload) {
    const id = typeof payload === 'object' && payload !== null && 'messageId' in payload ? payload.messageId : undefined;
    if (!isUUID(id)) throw new Error('a message to send has an id');
    return { messageId: String(id) };
  },
});
