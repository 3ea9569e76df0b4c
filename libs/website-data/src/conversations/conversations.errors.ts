import { AppError } from '@gatehouse/platform';

export class ConversationNotFound extends AppError {
  constructor() {
    super({
      code: 'conversation_not_found',
      kind: 'not_found',
      detail: 'The website has no conversation with this session_id. GET /v1/website/{website_id}/conversations/1 lists those that it has.',
    });
  }
}
