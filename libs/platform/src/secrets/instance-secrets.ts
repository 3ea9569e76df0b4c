import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Everything that derives from the instance keys: sealing, checksums, derived secrets.
 * Each purpose has its own subkey (HKDF-SHA-256, RFC 5869), so that a value made for one purpose is worthless for another.
 */
@Injectable()
export class InstanceSecrets {
  private readonly subkeys = new Map<string, Buffer>();

  constructor(private readonly environment: Environment) {}

  /** Version of the key that seals and signs from now on. */
  get currentVersion(): number {
    const current = this.environment.instanceKeys[0];
    if (!current) throw new Error('INSTANCE_KEYS is empty');
    return current.version;
  }

  get versions(): readonly number[] {
    return this.environment.instanceKeys.map(({ version }) => version);
  }

  /** HMAC-SHA-256 over the parts, each prefixed by its length so that no two lists of parts collide. */
  hmac(purpose: string, parts: readonly string[], version = this.currentVersion): Buffer {
    const mac = createHmac('sha256', this.subkey(purpose, version));
    for (const part of parts) mac.update(`${Buffer.byteLength(part)}:${part}`);
    return mac.digest();
  }

  /**
   * AES-256-GCM under the current key: `v<version>.<base64url(nonce ‖ tag ‖ ciphertext)>`.
   * `context` is bound as associated data: a sealed value moved to another row does not open.
   */
  seal(purpose: string, plaintext: string, context: string): string {
    return this.encrypt(purpose, plaintext, context, randomBytes(NONCE_BYTES));
  }

  /**
   * As `seal`, with a nonce derived by HMAC from `parts` instead of drawn: the same text gets the same form under the same key. Two texts of
   * one purpose must never share their parts, because a nonce used twice gives both away.
   */
  sealSteadily(purpose: string, plaintext: string, context: string, parts: readonly string[]): string {
    return this.encrypt(purpose, plaintext, context, this.hmac(`${purpose}/nonce`, parts).subarray(0, NONCE_BYTES));
  }

  /** @throws when the value was not sealed for this purpose and context, or its key is no longer listed. */
  unseal(purpose: string, sealed: string, context: string): string {
    const match = /^v(\d+)\.([\w-]+)$/.exec(sealed);
    if (!match?.[1] || !match[2]) throw new Error(`a sealed value for ${purpose} is malformed`);
    const bytes = Buffer.from(match[2], 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.subkey(purpose, Number(match[1])), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  private encrypt(purpose: string, plaintext: string, context: string, nonce: Buffer): string {
    const version = this.currentVersion;
    const cipher = createCipheriv('aes-256-gcm', this.subkey(purpose, version), nonce).setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return `v${version}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
  }

  private subkey(purpose: string, version: number): Buffer {
    const name = `${version}/${purpose}`;
    const known = this.subkeys.get(name);
    if (known) return known;
    const instanceKey = this.environment.instanceKeys.find((key) => key.version === version);
    if (!instanceKey) throw new Error(`instance key ${version} is not in INSTANCE_KEYS`);
    const subkey = Buffer.from(hkdfSync('sha256', instanceKey.key, 'gatehouse', purpose, 32));
    this.subkeys.set(name, subkey);
    return subkey;
  }
}
