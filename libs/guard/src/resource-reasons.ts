import type { ReasonPage } from './reason-page.js';

/** A resource's own rules: the caller may use the route, and what it names is not there. */
export const RESOURCE_REASONS = {
  channel_not_found: {
    status: 404,
    title: 'The website has no such channel',
    meaning:
      'You may use the route on this website, but it has no channel with the stream id, or the stream provider id (`sp_…`), in the path. The answer is the same for a channel that was withdrawn, one of another website, and a stream provider id that was changed or made up.',
    causes: [
      'The channel was withdrawn by an owner or administrator of the website.',
      'The stream provider id was cut or changed on its way: it is encrypted, and every character counts. Capital letters make a difference.',
      'The id belongs to a channel of another website; keep both ids together.',
    ],
    steps: [
      'List the channels of the website, as in the example, and compare the ids.',
      'Use `stream_id` or `stream_provider_id` as the list shows them; either is taken in the same place.',
    ],
    example: 'curl {rest_api_url}/v1/website/{website_id}/channels --header "Authorization: Bearer {key}"',
    retry: { helps: false, advice: 'A withdrawn channel does not come back.' },
  },

  message_not_found: {
    status: 404,
    title: 'No message with this id was sent here',
    meaning: 'You may use the route, but the website has sent no message with the id in the path over this channel, or as an SMS.',
    causes: ['The id belongs to a message of another channel or website.', 'The id was cut or changed on its way through your system.'],
    steps: ['Use the `message_id` from the answer that took the message, with the same channel in the path.'],
    retry: { helps: false, advice: 'The same id gives the same answer.' },
  },

  people_not_found: {
    status: 404,
    title: 'The website has no such contact',
    meaning: 'You may use the route on this website, but it has no contact with the id, or the e-mail address, in the path.',
    causes: [
      'The contact belongs to another website; one plugin sees many, so keep both ids together.',
      'The e-mail address of the contact was changed.',
    ],
    steps: ['List the contacts of the website, or search for a part of the name or the address (`search_text`).'],
    example: 'curl {rest_api_url}/v1/website/{website_id}/people/profiles/1 --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'The same id gives the same answer until the contact is added.' },
  },
} satisfies Record<string, ReasonPage>;
