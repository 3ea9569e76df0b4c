import type { Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Serves the description of the REST API at /v1/openapi.json, to anybody. */
export function serveOpenApi(app: NestFastifyApplication, environment: Environment): void {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/v1/openapi.json', (_request, reply) => {
      document ??= JSON.stringify(describeRestApi(app, environment));
      return reply.type('application/json').send(document);
    });
}

function describeRestApi(app: NestFastifyApplication, { values }: Environment): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Gatehouse REST API')
    .setDescription(introduction(values.TIER_HEADER))
    .setVersion('1')
    .addServer(values.REST_API_URL)
    .addBasicAuth({ type: 'http', scheme: 'basic', description: `identifier:key, together with ${values.TIER_HEADER}: plugin` }, 'keypair')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A website or user key; the tier header may be left out.' }, 'key')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'key id:key secret of a website or user key' }, 'key_as_basic')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  for (const [path, item] of Object.entries(document.paths))
    if (!path.includes('{website_id}'))
      for (const operation of [item.get, item.put, item.post])
        if (isAboutWebsites(operation?.responses['404'])) delete operation?.responses['404'];
  return document;
}

/** `not_subscribed` and `website_not_found` are answers about a website; routes without one never give them. */
function isAboutWebsites(response: unknown): boolean {
  if (typeof response !== 'object' || response === null || !('description' in response)) return false;
  return String(response.description)
    .split(', ')
    .every((reason) => reason === 'not_subscribed' || reason === 'website_not_found');
}

function introduction(tierHeader: string): string {
  return [
    'Every answer is `{error, reason, data}`; on errors `data.message` says what is missing and `data.documentation_url` explains the reason.',
    `A plugin sends its keypair as Basic credentials together with the header \`${tierHeader}: plugin\`.`,
    'A website or user key is sent as Bearer, or as Basic `key id:key secret`; the tier header may then be left out.',
    'Each route states its tiers, and the scope and mode that a production keypair, or the roles of a key, must allow.',
  ].join('\n\n');
}
