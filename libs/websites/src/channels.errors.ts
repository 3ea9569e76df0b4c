import { AppError } from '@gatehouse/platform';

/** One for all causes: never there, of another website, forged, or withdrawn. */
export class ChannelNotFound extends AppError {
  constructor() {
    super({
      code: 'channel_not_found',
      kind: 'not_found',
      detail: 'This website has no such channel. List its channels, and use the stream_id or the stream_provider_id of one.',
    });
  }
}

export class ChannelNameTaken extends AppError {
  constructor() {
    super({
      code: 'channel_name_taken',
      kind: 'conflict',
      detail: 'A channel of this website has that name already (capital letters make no difference). Choose another name.',
    });
  }
}

export class TooManyChannels extends AppError {
  constructor(most: number) {
    super({
      code: 'too_many_channels',
      kind: 'conflict',
      detail: `A website has at most ${most} channels. Withdraw one that is no longer used first.`,
    });
  }
}
