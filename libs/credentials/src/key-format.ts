import type { PluginEnvironment } from '@gatehouse/usage';
import { base62, equalBytes } from '@gatehouse/platform';

/** What a credential is for; website and user keys will be kinds of their own. */
export type CredentialKind = 'plugin';

/** A key taken apart. Well-formed does not mean issued: that is for the checksum and the store to say. */
export interface ParsedKey {
  readonly kind: CredentialKind;
  readonly environment: PluginEnvironment;
  /** Version of the instance key that the checksum was made with. */
  readonly version: number;
  readonly random: string;
  readonly checksum: string;
}

/** 44 characters of 0-9A-Za-z hold 261 bits. */
export const RANDOM_LENGTH = 44;
/** 11 characters hold the 64 bits of the checksum. */
const CHECKSUM_LENGTH = 11;
const CHECKSUM_BYTES = 8;

const CODE_OF: Readonly<Record<PluginEnvironment, string>> = { development: 'pd', production: 'pp' };
const ENVIRONMENT_OF = new Map<string, PluginEnvironment>([
  ['pd', 'development'],
  ['pp', 'production'],
]);

const SHAPE = new RegExp(`^gth_([a-z]{2})([1-9][0-9]{0,3})_([0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

/** HMAC-SHA-256 under the instance key of a version. */
export type KeyedHash = (parts: readonly string[], version: number) => Uint8Array;

/** `gth_` + kind and environment + version + `_` + random + checksum. Null for anything else. */
export function parseKey(text: string): ParsedKey | null {
  const [, code = '', version = '', random = '', checksum = ''] = SHAPE.exec(text) ?? [];
  const environment = ENVIRONMENT_OF.get(code);
  return environment ? { kind: 'plugin', environment, version: Number(version), random, checksum } : null;
}

/** Everything of a key that may be shown: up to and with the underscore before the secret part. */
export function keyPrefix(environment: PluginEnvironment, version: number): string {
  return `gth_${CODE_OF[environment]}${version}_`;
}

/** The key of an identifier for a given random part. */
export function composeKey(
  identifier: string,
  environment: PluginEnvironment,
  version: number,
  random: string,
  keyedHash: KeyedHash,
): string {
  const checksum = checksumOf(identifier, { kind: 'plugin', environment, version, random }, keyedHash);
  return `${keyPrefix(environment, version)}${random}${checksum}`;
}

/** Whether the key was made here, for this identifier. It takes no store to say, and no shorter time for a near miss. */
export function checksumFits(identifier: string, key: ParsedKey, keyedHash: KeyedHash): boolean {
  return equalBytes(Buffer.from(checksumOf(identifier, key, keyedHash)), Buffer.from(key.checksum));
}

/** 64 bits of HMAC(checksum key of the version; identifier, kind, environment, random). */
function checksumOf(identifier: string, key: Omit<ParsedKey, 'checksum'>, keyedHash: KeyedHash): string {
  const mac = keyedHash([identifier.toLowerCase(), key.kind, key.environment, key.random], key.version);
  return base62(mac.subarray(0, CHECKSUM_BYTES), CHECKSUM_LENGTH);
}
