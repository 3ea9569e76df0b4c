import type { ReasonPage } from './reason-page.js';

/** The request itself cannot be served: no such thing, or not in this form. */
export const REQUEST_REASONS = {
  not_found: {
    status: 404,
    title: 'There is no such route',
    meaning:
      'No route has this path, or what the path names does not exist. `data.message` tells the two apart; a route of the known API that this deployment does not serve is answered so too, and the message says it.',
    causes: [
      'The base URL is incomplete. The Node client takes only scheme and host (`setRestHost("https://host")`); the PHP client needs `https://host/v1`; the Go client needs `https://host/v1/` with the slash at the end.',
      'A value in the path is empty, or holds a slash: client libraries do not encode path segments, so `a/b` becomes two.',
      'The route exists elsewhere but is not part of this deployment, such as the real-time routes (`connect/endpoints`) that `on()` of the client libraries asks for. The Node client swallows this error, and its `verifyHook` stays false until web hooks are bound.',
      'A slash stands at the end of the path, or the version is missing from its beginning.',
    ],
    steps: [
      'Read `data.message`, then compare method and path with the reference page of the REST API.',
      'Print the whole URL that your program calls; a doubled or missing `/v1` is the usual finding.',
      'Encode ids with a function such as `encodeURIComponent` before you put them into a path.',
      'See `docs/compatibility.md` for the routes of the official clients that are served.',
    ],
    example: 'curl {rest_api_url}/v1/website/{website_id} --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'The same path gives the same answer.' },
  },

  method_not_allowed: {
    status: 405,
    title: 'The route exists, but not with this method',
    meaning:
      'The path is right and the HTTP method is not. The methods that the path knows are in the `Allow` header where it is sent, and on the reference page.',
    causes: [
      '`PUT` and `PATCH` were mixed up: `PUT` replaces the whole, `PATCH` changes the parts that you send.',
      'A redirect or a form turned a `POST` into a `GET`.',
      'With curl, `--data` turns a request into a `POST` unless `--get` or `--request` is given.',
    ],
    steps: [
      'Look the path up in the reference page and use one of its methods.',
      'With curl, name the method by `--request`, or add `--get` when you send query parameters by `--data`.',
    ],
    example:
      'curl {rest_api_url}/v1/website/{website_id}/settings --request PATCH --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin" --header "Content-Type: application/json" --data \'{"name":"Acme"}\'',
    retry: { helps: false, advice: 'The same method gives the same answer.' },
  },

  invalid_data: {
    status: 400,
    title: 'A parameter, the body or the URL is not valid',
    meaning:
      'You may call this route, but what you sent does not have the form that it needs. `data.message` names the field and what is expected of it. Nothing was changed.',
    causes: [
      'A field of the body is missing, has another type, or is not known to the route.',
      'The body is not JSON, though its content type says so.',
      'A query parameter has the wrong form, such as a date that is not ISO 8601.',
      'The URL holds a malformed percent sequence, a control character or a letter outside ASCII. This is checked before anything else.',
      'An id in the path has the wrong form.',
    ],
    steps: [
      'Correct the field that `data.message` names; the reference page shows the shape of each body.',
      'Encode values in URLs as UTF-8 with percent signs: `encodeURIComponent` in JavaScript, `--data-urlencode` with curl. Only `@`, `+`, `:` and `,` may stand as they are in a path.',
      'Print the body that your program really sends; an object turned into `[object Object]` or sent twice as a string is a usual finding.',
    ],
    example:
      'curl {rest_api_url}/v1/plugin/connect/websites/all/1 --get --data-urlencode "filter_configured=1" --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'Not unchanged. A refused body counts against the quota, so do not repeat it in a loop.' },
  },

  payload_too_large: {
    status: 413,
    title: 'The body is too large',
    meaning:
      'The body of the request is larger than the REST API reads. It was refused before it was read to the end, and nothing was changed.',
    causes: ['A file, often in base64, was put into a JSON body.', 'Many items were sent in one request.'],
    steps: ['Send less in one request: split lists into several.', 'Put a file where it can be reached by a URL, and send that URL.'],
    retry: { helps: false, advice: 'Not with the same body.' },
  },

  unsupported_media_type: {
    status: 415,
    title: 'The body is sent neither as JSON nor as a form',
    meaning:
      'The request has a body whose `Content-Type` is not one that this route reads. Routes read `application/json`, and `application/x-www-form-urlencoded` for bodies of plain texts.',
    causes: [
      'With curl, `--data` says that it sends a form unless the header is given; JSON that is sent so is told apart and refused.',
      'An HTTP library was given a text or a form instead of an object.',
    ],
    steps: [
      'Add the header `Content-Type: application/json`, and make sure that the body is JSON.',
      'A request without a body needs no content type.',
    ],
    example:
      'curl {rest_api_url}/v1/website/{website_id}/settings --request PATCH --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin" --header "Content-Type: application/json" --data \'{"name":"Acme"}\'',
    retry: { helps: false, advice: 'Not before the content type or the body is changed.' },
  },

  conversation_not_found: {
    status: 404,
    title: 'The website has no such conversation',
    meaning: 'You may use the route on this website, but it has no conversation with the `session_id` in the path.',
    causes: [
      'The conversation was deleted.',
      'The `session_id` belongs to another website; one plugin sees many, so keep both ids together.',
      'The id was cut or changed on its way through your system.',
    ],
    steps: ['List the conversations of the website and compare the ids.', 'If you store ids, remove those that answer so.'],
    example: 'curl {rest_api_url}/v1/website/{website_id}/conversations/1 --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'A deleted conversation does not come back.' },
  },

  people_exists: {
    status: 409,
    title: 'A contact with this e-mail address exists already',
    meaning: 'A website has at most one contact for an e-mail address, and this one is taken. Nothing was created or changed.',
    causes: [
      'The contact came from a conversation, an import or another plugin.',
      'An earlier request created it, and its answer was lost on the way.',
    ],
    steps: [
      'Read the contact by its e-mail address; the address can stand in the path in place of the id.',
      'Change the contact that is there, with `PATCH`, instead of creating one.',
    ],
    example:
      'curl {rest_api_url}/v1/website/{website_id}/people/profile/{email} --user "{identifier}:{key}" --header "X-Crisp-Tier: plugin"',
    retry: { helps: false, advice: 'Not while the contact exists. After a lost answer this is the proof that the first attempt worked.' },
  },
} satisfies Record<string, ReasonPage>;
