import type { ReasonPage } from './reason-page.js';

/** Who is calling could not be settled: the credential is missing, malformed, unknown or travelled in an unsafe way. */
export const CREDENTIAL_REASONS = {
  invalid_session: {
    status: 401,
    title: 'The credential is missing, malformed or not valid',
    meaning:
      'Gatehouse could not accept the credential of this request. When a part is missing or malformed, or the tier header contradicts the key, `data.message` names it. ' +
      'When the credential is complete but refused, the answer is the same for every cause, so that a stranger learns nothing.',
    causes: [
      'The header `X-Crisp-Tier` is missing. A plugin keypair needs `X-Crisp-Tier: plugin`; many client libraries send `user` until you set the tier.',
      'The tier header contradicts the key, such as a plugin keypair sent with `X-Crisp-Tier: user`. In the Python client the tier is shared by all client objects of a process: the last one set wins.',
      'The keypair was rolled: the previous key is refused from the moment the roll returned.',
      'The key expired, was revoked or deleted, or its owner was suspended.',
      'A website key is limited to certain addresses, and the request came from another one.',
      'The plugin id was used instead of the token identifier, or the identifier of one environment with the key of the other.',
      'The log-in of an account was used. An account on the marketplace or on a website is for people; the REST API takes keypairs and keys only.',
      'The `Authorization` header was lost on the way, for instance by a proxy or a redirect to another host.',
    ],
    steps: [
      'Read `data.message`: it tells a missing header from a refused credential. A HEAD request has no body, so repeat it as GET.',
      'Send both headers, as in the example. With the official clients call `authenticateTier("plugin", identifier, key)`.',
      'Compare the identifier, and the prefix and last four characters of the key, with the Tokens tab of your plugin; it also shows the last roll and the last use.',
      'Look up the `Request-Id` of the answer in your plugin’s request log, which tells you, its owner, the exact cause.',
      'Website key: look it up among the keys of the website, where its state, its expiration and the addresses that it works from stand.',
      'If the key is lost, or may have been seen by others (a public repository, a log), roll it. One production key reaches every website that installed the plugin, so do not wait.',
    ],
    example: 'curl {rest_api_url}/v1/plugin/connect/account --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: {
      helps: false,
      advice:
        'Stop and alert a person. Repeating a refused credential never helps, and failed attempts are limited to 60 a minute for each address.',
    },
  },

  ambiguous_credentials: {
    status: 400,
    title: 'The request carries two different credentials',
    meaning:
      'More than one credential was found in the request, and they are not the same. Gatehouse never picks one of them, so nothing was done.',
    causes: [
      'An `Authorization` header and a key in the URL or in the body (`key`, `api_key`) that differ.',
      'A client or proxy adds an `Authorization` header of its own to one that is already there.',
      'A body field happens to be called `key` or `api_key` and holds another key.',
    ],
    steps: [
      'Keep the `Authorization` header and remove every other credential.',
      'Print the request as it leaves your program (with the secrets masked) and check what a proxy adds to it.',
    ],
    example: 'curl {rest_api_url}/v1/website/{website_id} --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'Repeat the request with one credential only.' },
  },

  https_required: {
    status: 403,
    title: 'The request came over plain HTTP',
    meaning:
      'The REST API answers over HTTPS only, and does not redirect: a redirect would hide that the key has just crossed the network in the clear. ' +
      'If the request carried a valid key, its owners are told that it leaked.',
    causes: [
      'The base URL in your configuration begins with `http://`.',
      'A proxy of the platform ends TLS but does not say so: it must send `X-Forwarded-Proto: https` and be listed as trusted.',
    ],
    steps: [
      'Change the base URL to `https://`.',
      'Roll the key (or rotate it, for a website or user key): treat the one that was sent as known to others.',
      'If your URL did begin with `https://`, tell the platform’s administrator: the proxy in front of the REST API is not set up as trusted.',
    ],
    retry: { helps: false, advice: 'Do not repeat it over HTTP: every attempt sends the key in the clear again.' },
  },

  url_key_disabled: {
    status: 403,
    title: 'This key may not be sent in the URL or the body',
    meaning:
      'The key is good, but it was sent as `?key=`, as a part of the path or as a body field, and that is not switched on for it. URLs end up in logs, browser histories and proxies.',
    causes: [
      'The integration was written for a platform that takes keys in the URL.',
      'Sending it in the URL is off unless an owner of the website allowed it when the key was made. Plugin keypairs never may.',
    ],
    steps: [
      'Send the key in the header `Authorization: Bearer {key}` instead. This is the right answer wherever the caller can set a header.',
      'If the caller cannot set headers, ask an owner of the website to make a key with `allowed_in_url`.',
      'If the URL may have been logged elsewhere, rotate the key.',
    ],
    example: 'curl {rest_api_url}/v1/website/{website_id} --header "Authorization: Bearer {key}"',
    retry: { helps: false, advice: 'The same request is refused until it is changed or the key’s owner allows it.' },
  },
} satisfies Record<string, ReasonPage>;
