import { AppError, InvalidInput } from '@gatehouse/platform';

export class UnknownTopic extends InvalidInput {
  constructor(topic: string) {
    super([
      {
        pointer: '/topics',
        detail: `"${topic.slice(0, 60)}" is no topic. There are plugin:<plugin_id>, website:<website_id> and review, separated by commas.`,
      },
    ]);
  }
}

export class TooManyStreams extends AppError {
  constructor(limit: number) {
    super({
      code: 'too_many_streams',
      kind: 'too_many',
      detail: `You have ${limit} live streams open already. Close a window, or ask again and again instead.`,
      retryAfterSeconds: 30,
    });
  }
}
