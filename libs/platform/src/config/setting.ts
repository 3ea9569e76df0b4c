/** One environment variable: what it is for, its default, and how its text becomes a value. */
export interface Setting<Value> {
  /** One or two sentences for the person who sets it. */
  readonly describe: string;
  /** Default in every mode; without one the variable is required. The empty string makes it optional. */
  readonly fallback?: string;
  /** Default that exists only in the embedded mode. */
  readonly embedded?: string;
  /** A secret's value is never echoed in a problem. */
  readonly secret?: boolean;
  /** The value of an optional variable that is not set. */
  readonly empty: Value;
  /** `problem` continues the sentence that begins with the variable's name. */
  parse(raw: string): { value: Value } | { problem: string };
}

/** One versioned instance key; seals, checksums and derived secrets come from it. */
export interface InstanceKey {
  readonly version: number;
  readonly key: Buffer;
}

type About = Pick<Setting<unknown>, 'describe' | 'fallback' | 'embedded' | 'secret'>;

export function text(about: About): Setting<string> {
  return { ...about, empty: '', parse: (raw) => ({ value: raw }) };
}

/** A text without white space: a host, a header name. */
export function aWord(about: About): Setting<string> {
  return {
    ...about,
    empty: '',
    parse: (raw) =>
      /^[\w.:-]+$/.test(raw) ? { value: raw } : { problem: 'must be one word of letters, digits, dots, colons and hyphens' },
  };
}

export function oneOf<const Choice extends string>(choices: readonly [Choice, ...Choice[]], about: About): Setting<Choice> {
  return {
    ...about,
    empty: choices[0],
    parse: (raw) => {
      const value = choices.find((choice) => choice === raw);
      return value === undefined ? { problem: `must be one of ${choices.join(', ')}` } : { value };
    },
  };
}

export function anInteger(least: number, most: number, about: About): Setting<number> {
  return {
    ...about,
    empty: 0,
    parse: (raw) => {
      const value = /^\d+$/.test(raw) ? Number(raw) : NaN;
      return value >= least && value <= most ? { value } : { problem: `must be a whole number from ${least} to ${most}` };
    },
  };
}

export function aPort(about: About): Setting<number> {
  return anInteger(0, 65_535, about);
}

/** A URL with one of `protocols`; with `origin: true` it must be an origin without path, and loses a trailing slash. */
export function aUrl(protocols: readonly string[], about: About & { origin?: boolean }): Setting<string> {
  const shape = `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return {
    ...about,
    empty: '',
    parse: (raw) => {
      if (!URL.canParse(raw)) return { problem: shape };
      const url = new URL(raw);
      if (!protocols.includes(url.protocol) || url.hostname === '') return { problem: shape };
      if (!about.origin) return { value: raw };
      if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
        return { problem: 'must be an origin only: protocol, host and port, without path, query or user' };
      return { value: url.origin };
    },
  };
}

export function anInstanceKeyList(about: About): Setting<readonly InstanceKey[]> {
  return {
    ...about,
    empty: [],
    parse: (raw) => {
      const keys: InstanceKey[] = [];
      for (const part of raw.split(',')) {
        const match = /^([1-9]\d{0,3}):([0-9a-fA-F]{64})$/.exec(part.trim());
        if (!match?.[1] || !match[2])
          return { problem: 'must be a comma-separated list of version:key, each key 64 hex digits (256 bits)' };
        keys.push({ version: Number(match[1]), key: Buffer.from(match[2], 'hex') });
      }
      if (new Set(keys.map((key) => key.version)).size < keys.length) return { problem: 'lists one version twice' };
      return { value: keys };
    },
  };
}
