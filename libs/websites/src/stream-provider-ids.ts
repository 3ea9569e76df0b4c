import { Injectable } from '@nestjs/common';
import { InstanceSecrets } from '@gatehouse/platform';

const PURPOSE = 'stream-provider-id';
const FORM = /^sp_(\d{1,4})_([\w-]{40,80})$/;
/** All numbers of one length, so that the form does not tell how large a number is. */
const DIGITS = 10;

/**
 * The encrypted form of a stream id: `sp_` + version of the instance key + `_` + base64url(nonce ‖ tag ‖ AES-256-GCM of the number). The nonce is
 * HMAC(nonce key, website ‖ stream) and the website is associated data: for another website the same text does not open.
 */
@Injectable()
export class StreamProviderIds {
  constructor(private readonly secrets: InstanceSecrets) {}

  make(websiteId: string, streamId: number): string {
    const plaintext = String(streamId).padStart(DIGITS, '0');
    const sealed = this.secrets.sealSteadily(PURPOSE, plaintext, websiteId, [websiteId, String(streamId)]);
    return sealed.replace(/^v(\d+)\./, 'sp_$1_');
  }

  /**
   * Whether the text can be one of this website's. A forgery is told without any store; a form made under an instance key that is no longer
   * listed cannot be opened, and only the store can say.
   */
  mayBeOf(websiteId: string, text: string): boolean {
    const [, version = '', sealed = ''] = FORM.exec(text) ?? [];
    if (sealed === '') return false;
    if (!this.secrets.versions.includes(Number(version))) return true;
    try {
      return /^\d+$/.test(this.secrets.unseal(PURPOSE, `v${version}.${sealed}`, websiteId));
    } catch {
      return false;
    }
  }
}
