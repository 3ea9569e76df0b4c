import type { ReasonPage } from './reason-page.js';

/** The request may be right, but not now. */
export const LIMIT_REASONS = {
  quota_limit_exceeded: {
    status: 429,
    title: 'The daily quota is used up',
    meaning:
      'Each plugin has a number of requests for a UTC day, counted for each environment: 5,000 in production and 500 in development unless another limit was agreed. A website or user key has a quota of its own: 10,000 unless it was made with another. ' +
      'It is exact: a limit of N accepts N requests. `data.message` says when it starts again.',
    causes: [
      'More websites installed the plugin: all of them share one quota.',
      'A loop reads the same thing again and again, such as the plugin’s settings before each action.',
      'An import or a first synchronisation reads every conversation and message one by one.',
      'A failing job repeats itself. Requests refused for install, scope or content count too; 401, a wrong tier and 429 do not.',
    ],
    steps: [
      'Read the headers `RateLimit-Policy` and `RateLimit` on any authenticated answer: limit, what is left, and seconds to the reset. `GET /v1/plugin/connect/token` tells the same and costs nothing.',
      'See the usage per day, route and website on the plugin’s usage page, and cache what you read repeatedly.',
      'Development: reset the quota yourself in the Tokens tab, up to ten times a day.',
      'Production: ask for a higher quota there; it is reviewed in the same queue as scopes. Estimate the need first, such as requests for each website times websites.',
    ],
    example: 'curl {rest_api_url}/v1/plugin/connect/token --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: {
      helps: true,
      advice:
        'After the number of seconds in `Retry-After` (at the latest at 00:00 UTC), or at once after a reset or a higher limit. Earlier attempts are refused, and cost nothing.',
    },
  },

  rate_limited: {
    status: 429,
    title: 'Too many requests in a minute',
    meaning:
      'Website and user keys may send a number of requests a minute (600 for each key unless the platform set another). Plugin keypairs are exempt and may burst: they have a daily quota instead. ' +
      'Apart from that, an address (with IPv6, a /64 network) that fails to authenticate 60 times within a minute has to wait.',
    causes: [
      'A loop without a pause, or many workers that share one key.',
      'A deployment with a wrong or rolled key that repeats its request at once, for all programs behind the same address.',
    ],
    steps: [
      'Wait for the number of seconds in `Retry-After`, then go on more slowly; add a random part to the pause, so that workers do not return together.',
      'If failed authentications were the cause, settle those first: look for `invalid_session` in your log.',
      'Ask for less: pages instead of single items, and caching.',
      'For heavy traffic use a plugin, whose only limit is its daily quota.',
    ],
    retry: { helps: true, advice: 'After the number of seconds in `Retry-After`.' },
  },

  quota_unavailable: {
    status: 503,
    title: 'The quota cannot be counted at the moment',
    meaning:
      'The request was not handled because its database could not be reached to count it. Gatehouse does not answer uncounted requests, because then the quota would not be exact. Nothing was done.',
    causes: ['The platform’s database is restarting, switching over or unreachable. Your request is not at fault.'],
    steps: [
      'Wait for the number of seconds in `Retry-After`, or for a few seconds where it is absent, and repeat.',
      'If it goes on for minutes, tell the platform’s support, with the `Request-Id` of an answer.',
    ],
    retry: {
      helps: true,
      advice: 'Yes, with growing pauses. The refused request cost no quota and changed nothing, so a POST may be repeated too.',
    },
  },

  try_again: {
    status: 503,
    title: 'This node cannot decide at the moment',
    meaning:
      'The node could not make sure in time that what it knows about your credential is still true, and it does not answer from what may be outdated. Nothing was done.',
    causes: [
      'The node has just started, was paused, or lost touch with its database for a moment.',
      'Very many credentials were used for the first time at once.',
    ],
    steps: [
      'Wait one second (`Retry-After: 1`) and repeat; a load balancer will often choose another node.',
      'If it goes on for minutes, tell the platform’s support, with the `Request-Id` of an answer.',
    ],
    retry: { helps: true, advice: 'Yes, after one second, then with growing pauses. Nothing was changed, so a POST may be repeated too.' },
  },

  server_error: {
    status: 500,
    title: 'Something failed on our side',
    meaning:
      'Gatehouse met an error that it did not foresee. The answer holds no details on purpose; they are in the platform’s log under the `Request-Id`.',
    causes: ['A defect in Gatehouse, or a part of the platform that failed in the middle of the request.'],
    steps: [
      'Note the `Request-Id` header and report it to the platform’s support: with it the failure is found at once.',
      'Before you repeat a request that creates something, read whether it was created: the failure may have come after the change. Some clients (Go) repeat once by themselves after any 5xx.',
    ],
    retry: {
      helps: true,
      advice:
        'Reads: yes, a few times with growing pauses. Writes: check first whether the change was made. Requests that fail so cost no quota.',
    },
  },
} satisfies Record<string, ReasonPage>;
