import { URLSearchParams } from 'node:url';
import { pause } from './subprocess.mjs';

const MAIL_WITHIN_MS = 60_000;

/** The demo asked for something and got another answer than the journey needs. */
export class Refused extends Error {
  /**
   * @param {string} request
   * @param {number} status
   * @param {string} body
   */
  constructor(request, status, body) {
    super(`${request} answered ${status}: ${body.slice(0, 2_000)}`);
  }
}

/**
 * What came back; the fields are read where the journey knows them.
 *
 * @typedef {{ status: number, headers: Headers, body: any }} Answer
 */

/** One person with a browser of their own: calls the JSON API and keeps the cookies. */
export class Visitor {
  /** @type {Map<string, string>} */
  #cookies = new Map();

  /** @param {string} url scheme and host of the marketplace */
  constructor(url) {
    this.url = url;
  }

  /** @param {string} path */
  get(path) {
    return this.send('GET', path);
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  post(path, body = {}) {
    return this.send('POST', path, body);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>} the answer's body
   * @throws {Refused} for any answer but a success
   */
  async send(method, path, body) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(`${this.url}${path}`, {
      method,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(cookie ? { cookie } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    if (answer.status >= 300) throw new Refused(`${method} ${path}`, answer.status, JSON.stringify(answer.body));
    return answer.body;
  }
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<Answer>}
 */
export const ask = async (url, init = {}) => {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${init.method ?? 'GET'} ${url} got no answer: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause: error,
    });
  }
};

/**
 * Waits for a mail with a link to one page of the marketplace, and reads the link as a browser would.
 *
 * @param {string} mailboxUrl
 * @param {string} to
 * @param {string} page `/confirm`, `/invitation` …
 * @returns {Promise<{ realm: string, token: string }>}
 */
export const linkFromMail = (mailboxUrl, to, page) =>
  until(`a mail to ${to} with a link to ${page}`, MAIL_WITHIN_MS, async () => {
    const { status, body } = await ask(`${mailboxUrl}/messages?to=${encodeURIComponent(to)}`);
    if (status !== 200) throw new Refused('The mailbox', status, JSON.stringify(body));
    for (const { text } of body.items)
      for (const [address] of text.matchAll(/https?:\/\/\S+/g)) {
        const link = new URL(address);
        const { realm, token } = Object.fromEntries(new URLSearchParams(link.hash.slice(1)));
        if (link.pathname === page && realm && token) return { realm, token };
      }
    return undefined;
  });

/**
 * Asks again and again, up to a limit.
 *
 * @template T
 * @param {string} what
 * @param {number} withinMs
 * @param {() => Promise<T | undefined>} attempt
 * @returns {Promise<T>}
 */
export const until = async (what, withinMs, attempt) => {
  for (const endsAt = Date.now() + withinMs; ; await pause(150)) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (Date.now() > endsAt)
      throw new Error(`Waited ${withinMs / 1000} s for ${what}; it did not come. The log of the worker may tell why.`);
  }
};

/** @param {string} text */
const parse = (text) => {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
};
