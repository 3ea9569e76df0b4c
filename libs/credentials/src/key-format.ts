import type { PluginEnvironment } from '@gatehouse/usage';
import { base62, equalBytes, fromBase62 } from '@gatehouse/platform';

/** Whose credential it is: of a plugin, of a website as a whole, or of one operator. It is also the tier of its caller. */
export type CredentialKind = 'plugin' | 'website' | 'user';

/** What a key is made for. Plugins have one in each environment. */
export type KeyPurpose = PluginEnvironment | 'website' | 'user';

/** A key taken apart. Well-formed does not mean issued: that is for the checksum and the store to say. */
export interface ParsedKey {
  readonly kind: CredentialKind;
  /** Null for keys that are no plugin's. */
  readonly environment: PluginEnvironment | null;
  /** The identifier, where the key carries it: website and user keys are also sent alone, as Bearer. */
  readonly identifier: string | null;
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

/** 22 characters hold the 128 bits of an identifier. */
const IDENTIFIER_LENGTH = 22;

interface Form {
  readonly code: string;
  readonly kind: CredentialKind;
  readonly environment: PluginEnvironment | null;
  readonly carriesIdentifier: boolean;
}

const FORMS: Readonly<Record<KeyPurpose, Form>> = {
  development: { code: 'pd', kind: 'plugin', environment: 'development', carriesIdentifier: false },
  production: { code: 'pp', kind: 'plugin', environment: 'production', carriesIdentifier: false },
  website: { code: 'wk', kind: 'website', environment: null, carriesIdentifier: true },
  user: { code: 'uk', kind: 'user', environment: null, carriesIdentifier: true },
};
const FORM_OF_CODE = new Map(Object.values(FORMS).map((form) => [form.code, form]));

const ALPHANUMERIC = '[0-9A-Za-z]';
const SHAPE = new RegExp(
  `^gth_([a-z]{2})([1-9][0-9]{0,3})_(${ALPHANUMERIC}{${IDENTIFIER_LENGTH}})?(${ALPHANUMERIC}{${RANDOM_LENGTH}})(${ALPHANUMERIC}{${CHECKSUM_LENGTH}})$`,
);

/** HMAC-SHA-256 under the instance key of a version. */
export type KeyedHash = (parts: readonly string[], version: number) => Uint8Array;

/** `gth_` + kind and environment + version + `_` + identifier (website and user keys) + random + checksum. Null for anything else. */
export function parseKey(text: string): ParsedKey | null {
  const [, code = '', version = '', carried, random = '', checksum = ''] = SHAPE.exec(text) ?? [];
  const form = FORM_OF_CODE.get(code);
  if (!form || form.carriesIdentifier !== (carried !== undefined)) return null;
  const identifier = carried === undefined ? null : uuidOf(carried);
  if (form.carriesIdentifier && identifier === null) return null;
  const { kind, environment } = form;
  return { kind, environment, identifier, version: Number(version), random, checksum };
}

/** Everything of a key that may be shown: up to and with the underscore before the secret part. */
export function keyPrefix(purpose: KeyPurpose, version: number): string {
  return `gth_${FORMS[purpose].code}${version}_`;
}

/** The key of an identifier for a given random part. */
export function composeKey(identifier: string, purpose: KeyPurpose, version: number, random: string, keyedHash: KeyedHash): string {
  const { kind, environment, carriesIdentifier } = FORMS[purpose];
  const checksum = checksumOf(identifier, { kind, environment, version, random }, keyedHash);
  return `${keyPrefix(purpose, version)}${carriesIdentifier ? carriedForm(identifier) : ''}${random}${checksum}`;
}

/** Whether the key was made here, for this identifier. It takes no store to say, and no shorter time for a near miss. */
export function checksumFits(identifier: string, key: ParsedKey, keyedHash: KeyedHash): boolean {
  if (key.identifier !== null && key.identifier !== identifier.toLowerCase()) return false;
  return equalBytes(Buffer.from(checksumOf(identifier, key, keyedHash)), Buffer.from(key.checksum));
}

/** 64 bits of HMAC(checksum key of the version; identifier, kind, environment, random). */
function checksumOf(identifier: string, key: Omit<ParsedKey, 'checksum' | 'identifier'>, keyedHash: KeyedHash): string {
  const mac = keyedHash([identifier.toLowerCase(), key.kind, key.environment ?? '', key.random], key.version);
  return base62(mac.subarray(0, CHECKSUM_BYTES), CHECKSUM_LENGTH);
}

function carriedForm(identifier: string): string {
  return base62(Buffer.from(identifier.replaceAll('-', ''), 'hex'), IDENTIFIER_LENGTH);
}

/** Null for 22 characters that spell more than 128 bits: such an identifier cannot have been made here. */
function uuidOf(carried: string): string | null {
  const hex = fromBase62(carried).toString(16).padStart(32, '0');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}
