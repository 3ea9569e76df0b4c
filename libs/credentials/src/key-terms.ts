import { Injectable } from '@nestjs/common';
import { KeyLimits } from './key-limits.js';
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
    private readonly limits: KeyLimits,
  ) {}

  async choices(): Promise<KeyChoices> {
    const { viewableKeys } = await this.settings.read();
    return { viewable: viewableKeys, neverExpire: this.limits.of('owner').mayNeverExpire };
  }
}
