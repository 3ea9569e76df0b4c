import { AppError, InvalidInput } from '@gatehouse/platform';

export class UnknownTopic extends InvalidInput {
  constructor(topic: string) {
    super([
      {
        pointer: '/topics',
        detail: `"${topic.slice(0, 60)}" is no topic for you. At /api/marketplace/live there are plugin:<plugin_id>, plugin-requests:<plugin_id>, account:<your account's id>, review and queue; at /api/website/live website:<website_id>, website-requests:<website_id> and queue; separated by commas, 20 at most.`,
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
