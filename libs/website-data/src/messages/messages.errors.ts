import { AppError } from '@gatehouse/platform';

export class MessageNotFound extends AppError {
  constructor() {
    super({
      code: 'message_not_found',
      kind: 'not_found',
      detail: 'The website has sent no message with this id here. Use the id from the answer that took the message.',
    });
  }
}
