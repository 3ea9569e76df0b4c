import type { Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document of the control plane, from the controllers' own decorators. */
export function openApiDocument(app: NestFastifyApplication, environment: Environment): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Gatehouse marketplace API')
    .setDescription(
      'The control plane: accounts, websites, plugins, keypairs, scope requests, review, installs. Sign in and keep the cookie. Errors are RFC 9457 problem details with a stable `code`.',
    )
    .setVersion('1')
    .addServer(environment.values.PUBLIC_URL)
    .addCookieAuth(cookieName('marketplace', environment), { type: 'apiKey', in: 'cookie' }, 'marketplace')
    .addCookieAuth(cookieName('website', environment), { type: 'apiKey', in: 'cookie' }, 'website')
    .build();
  return SwaggerModule.createDocument(app, config);
}

export function serveOpenApi(app: NestFastifyApplication, environment: Environment): void {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      document ??= JSON.stringify(openApiDocument(app, environment));
      return reply.type('application/json').send(document);
    });
}

function cookieName(realm: string, environment: Environment): string {
  return `${environment.embedded ? '' : '__Host-'}gatehouse_${realm}`;
}
