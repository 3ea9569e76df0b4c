import { Injectable } from '@nestjs/common';
import { KeyIssuing } from './key-issuing.js';
import { KeySettings } from './viewable/key-settings.js';

/** What the platform lets the keys of a website be, at this moment. */
export interface KeyChoices {
  readonly viewable: boolean;
  readonly neverExpire: boolean;
}

@Injectable()
export class KeyTerms {
  constructor(
    private readonly settings: KeySettings,
    private readonly issuing: KeyIssuing,
  ) {}

  async choices(): Promise<KeyChoices> {
    const { viewableKeys } = await this.settings.read();
    return { viewable: viewableKeys, neverExpire: this.issuing.limits('owner').mayNeverExpire };
  }
}
