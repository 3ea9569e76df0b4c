import type { ScopeMode } from './scope-pair.js';

/**
 * The shape of the catalogue: of `SCOPES_FILE` (as JSON) and of the built-in default (as a typed constant).
 * `docs/scopes.md` explains it for people who write their own.
 */
export interface CatalogueFile {
  /** Any text that tells two editions of the file apart; shown beside requests that were reviewed under it. */
  version: string;
  scopes: ScopeEntry[];
}

/** The heading under which a website owner sees the scope when consenting. */
export type ScopeGroup = 'messaging' | 'contacts' | 'website';

export interface ScopeEntry {
  /** Lower-case words joined by colons, such as `website:conversation:messages`. */
  name: string;
  group: ScopeGroup;
  /** For developers: what the routes behind the scope do. */
  description: string;
  /** False: the name was not seen in the documentation of the API that it comes from. Left out means true. */
  verified?: boolean;
  /** The modes that can be asked for; at least one. */
  modes: Partial<Record<ScopeMode, ModeEntry>>;
}

export interface ModeEntry {
  /** For the website owner: one plain sentence that begins with a verb, as under the heading "This plugin asks to:". */
  text: string;
  risk: ScopeRisk;
  /** True: what was granted keeps working, but nobody can ask for it any more. Left out means false. */
  retired?: boolean;
}

/**
 * How much harm the pair could do in the wrong hands. The worst thing that its routes allow decides:
 *
 * - **high**: reads what people wrote, or personal data of everybody in bulk; reads a secret; speaks in the website's name;
 *   deletes or overwrites what cannot be brought back; sends data to somebody outside; changes how the website is secured or configured.
 * - **medium**: reads personal data about one person at a time, about staff, or what people did; makes a change that others notice but can undo.
 * - **low**: reads states, counts and labels that say nothing about a person; adds something that disturbs nobody.
 *
 * Only low pairs may ever be approved by policy alone, so a doubtful pair takes the higher tier.
 */
export type ScopeRisk = 'low' | 'medium' | 'high';

export const SCOPE_GROUPS: readonly ScopeGroup[] = ['messaging', 'contacts', 'website'];
export const SCOPE_RISKS: readonly ScopeRisk[] = ['low', 'medium', 'high'];
