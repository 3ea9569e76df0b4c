import type { CatalogueFile } from './catalogue-file.js';
import { CONTACTS_SCOPES } from './default-contacts.js';
import { MESSAGING_SCOPES } from './default-messaging.js';
import { WEBSITE_SCOPES } from './default-website.js';

/**
 * What Gatehouse knows without a `SCOPES_FILE`: the names that plugins of the Crisp Marketplace ask for, so that an existing plugin finds its
 * own. A constant, not a file beside the code: the build copies nothing, and the compiler checks it. A name marked `verified: false` was
 * inferred or only quoted by others. To remove a pair, mark it `retired: true`; a pair in use that is gone stops the start.
 */
export const DEFAULT_CATALOGUE: CatalogueFile = {
  version: '2026-11-21',
  scopes: [...MESSAGING_SCOPES, ...CONTACTS_SCOPES, ...WEBSITE_SCOPES],
};
