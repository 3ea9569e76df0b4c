import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';

class ProblemField {
  @ApiProperty({ description: 'JSON pointer into the body (RFC 6901).', example: '/email' })
  pointer: string;

  @ApiProperty()
  detail: string;
}

/** An answer of the control plane that is not a success (RFC 9457); for the OpenAPI document. */
export class Problem {
  @ApiProperty({ description: 'Page that explains this code.', format: 'uri' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  status: number;

  @ApiProperty({ description: 'Stable, made for programs.', example: 'invalid_data' })
  code: string;

  @ApiProperty({ description: 'What is wrong and where to fix it.' })
  detail: string;

  @ApiProperty()
  instance: string;

  @ApiProperty({ format: 'uuid' })
  request_id: string;

  @ApiProperty({ type: [ProblemField], required: false })
  errors?: ProblemField[];
}

const WHAT: Readonly<Record<number, string>> = {
  400: 'The request does not fit its shape or a rule; `errors` names the fields.',
  401: 'Nobody is signed in, or the sign-in failed.',
  403: 'Not allowed to this account, or the request comes from another site.',
  404: 'There is no such thing that this account may see.',
  409: 'The state of things does not allow it (any more).',
  410: 'It was there once.',
  429: 'Too often; `Retry-After` tells when again.',
  503: 'Try again shortly.',
};

/** Documents the refusals of a route. Anything unforeseen has the same shape, so it is documented as the default. */
export function ApiProblems(...statuses: readonly number[]): MethodDecorator & ClassDecorator {
  const content = { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } };
  return applyDecorators(
    ApiExtraModels(Problem),
    ...statuses.map((status) => ApiResponse({ status, description: WHAT[status] ?? 'Refused.', content })),
    ApiResponse({ status: 'default', description: 'Any other refusal.', content }),
  );
}
