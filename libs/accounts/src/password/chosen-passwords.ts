import { Injectable } from '@nestjs/common';
import { PasswordHasher } from './password-hasher.js';
import { PasswordPolicy, type PasswordOwner } from './password-policy.js';

/** The only way to a hash for an account: no password gets around the policy. */
@Injectable()
export class ChosenPasswords {
  constructor(
    private readonly policy: PasswordPolicy,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * @param pointer the field to blame (JSON pointer).
   * @throws {WeakPassword} @throws {TooBusy}
   */
  async hash(password: string, owner: PasswordOwner, pointer: string): Promise<string> {
    await this.policy.check(password, owner, pointer);
    return this.hasher.hash(password);
  }
}
