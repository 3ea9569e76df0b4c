/** A plugin has one keypair, one quota and one count of its use in each. */
export const PLUGIN_ENVIRONMENTS = ['development', 'production'] as const;
export type PluginEnvironment = (typeof PLUGIN_ENVIRONMENTS)[number];

/** For text from outside, such as a part of a path. */
export function isPluginEnvironment(text: string): text is PluginEnvironment {
  return text === 'development' || text === 'production';
}
