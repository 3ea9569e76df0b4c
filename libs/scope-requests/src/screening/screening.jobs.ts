import { defineJob } from '@gatehouse/platform';

/** One submission of a request that waits to be screened. */
export interface ScreenRequest {
  readonly requestId: string;
  readonly revision: number;
}

export const screenRequest = defineJob<ScreenRequest>({
  queue: 'review',
  name: 'scope-requests.screen',
  parse(payload) {
    const { requestId, revision } = payload as Partial<ScreenRequest>;
    if (typeof requestId !== 'string' || typeof revision !== 'number')
      throw new Error('a screening needs the text requestId and the number revision');
    return { requestId, revision };
  },
});
