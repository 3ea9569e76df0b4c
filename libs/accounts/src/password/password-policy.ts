import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { WeakPassword } from '../accounts.errors.js';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
/** zxcvbn's 0–4; 3 = "safely unguessable": more than 10^8 guesses. */
const SCORE_NEEDED = 3;
/** Characters a password needs besides its owner's name and e-mail; the estimator alone takes such a sum of known words for strong. */
const REST_NEEDED = 6;
/** The estimate grows steeply with the length and blocks the process, so it looks at the beginning: that alone must be good enough. */
const WINDOW = 48;

/** Who chooses a password: what everybody knows of them is no secret. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/**
 * What a password must be: 12–128 characters, and not guessable. No rules about kinds of characters (NIST SP 800-63B-4, 3.1.1.2).
 * Guessable and breached ones are found by zxcvbn with its lists of leaked passwords, names and words.
 */
@Injectable()
export class PasswordPolicy {
  private estimator: Promise<ZxcvbnFactory> | undefined;

  /**
   * @param pointer the field to blame (JSON pointer).
   * @throws {WeakPassword} with what to do about it.
   */
  async check(password: string, owner: PasswordOwner, pointer: string): Promise<void> {
    const normal = password.normalize('NFKC');
    const length = [...normal].length;
    if (length < PASSWORD_MIN || length > PASSWORD_MAX)
      throw new WeakPassword(pointer, `Choose a password of ${PASSWORD_MIN} to ${PASSWORD_MAX} characters; this one has ${length}.`);
    const known = wordsOf(owner);
    if (restWithout(normal, known) < REST_NEEDED)
      throw new WeakPassword(pointer, 'This password is made of your name or e-mail, which others know; choose unrelated words.');
    this.estimator ??= loadEstimator();
    const estimator = await this.estimator;
    const { score, feedback } = estimator.check(normal.slice(0, WINDOW), known);
    if (score >= SCORE_NEEDED) return;
    throw new WeakPassword(
      pointer,
      ['This password is too easy to guess.', feedback.warning, ...feedback.suggestions, 'Three or four unrelated words make a good one.']
        .filter((sentence) => sentence !== null && sentence !== '')
        .join(' '),
    );
  }
}

function wordsOf({ email, name }: PasswordOwner): string[] {
  return ['gatehouse', email, ...email.split(/[@.+_-]/), name, ...name.split(/\s+/)]
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length);
}

/** How many letters and digits are left of a password when what everybody knows of its owner is taken out. */
function restWithout(password: string, known: readonly string[]): number {
  const rest = known.reduce((left, word) => left.replaceAll(word, ' '), password.toLowerCase());
  return [...rest.replace(/[\p{P}\p{S}\p{Z}]/gu, '')].length;
}

/** The dictionaries take some 60 MB of memory: they are loaded at the first password that is chosen, never in a process that chooses none. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    // Each try costs time; sixteen find every substitution that people make.
    l33tMaxSubstitutions: 16,
  });
}
