import { pairKey, type ScopePair } from '@gatehouse/scopes';
import type { Access } from './access.js';
import type { DataPlaneRequest } from './data-plane-request.js';
import * as say from './messages.js';
import { isUuid } from './uuid.js';

/** How a plugin stands on the website in the path: pure, from what was read of it. */

/** The website in the path in its canonical form; null when there is none, or what stands there is no id. */
export function websiteIn({ params }: Pick<DataPlaneRequest, 'params'>): string | null {
  const id = params.website_id;
  return id !== undefined && isUuid(id) ? id.toLowerCase() : null;
}

/** Why the plugin has no place on this website, in words; null when it has, or when the route is about no website. */
export function websiteProblem(access: Access, request: Pick<DataPlaneRequest, 'params'>): string | null {
  const { website_id: website, plugin_id: plugin } = request.params;
  if (plugin !== undefined && plugin.toLowerCase() !== access.pluginId) return say.OTHER_PLUGIN;
  if (website === undefined) return null;
  const present = websiteIn(request) !== null && (access.environment === 'production' ? access.installId !== null : access.trusted);
  if (present) return null;
  return access.environment === 'production' ? say.NOT_INSTALLED : say.NOT_TRUSTED;
}

/**
 * Which part of the pair is missing, in words; null when the plugin may use it. Production: granted and consented. Development: everything,
 * unless the request wants to be judged by what the plugin holds or asked for.
 */
export function pairProblem(access: Access, needs: ScopePair, simulated: boolean, publicUrl: string): string | null {
  const pair = pairKey(needs);
  const other = pairKey({ scope: needs.scope, mode: needs.mode === 'read' ? 'write' : 'read' });
  if (access.environment === 'development') {
    const allowed = (key: string): boolean => access.granted.has(key) || access.requested.has(key);
    return !simulated || allowed(pair) ? null : say.pairNotAskedFor(needs, allowed(other), publicUrl);
  }
  const granted = access.granted.has(pair);
  const consented = access.consented.has(pair);
  if (granted && consented) return null;
  const holdsOtherMode = access.granted.has(other) && access.consented.has(other);
  return say.pairMissing({ needs, granted, consented, holdsOtherMode, publicUrl });
}
