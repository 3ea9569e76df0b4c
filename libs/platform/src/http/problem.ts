import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';

export class ProblemField {
  @ApiProperty({ description: 'JSON pointer (RFC 6901) to the field.' })
  pointer: string;

  @ApiProperty({ description: 'What is wrong with it.' })
  detail: string;
}

/** An error of the control plane (RFC 9457, `application/problem+json`). Some codes carry further members. */
export class Problem {
  @ApiProperty({ description: 'Address of the page that explains the code.' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiProperty({ description: 'Stable name of the error.' })
  code: string;

  @ApiProperty({ description: 'What is wrong and where to fix it.' })
  detail: string;

  @ApiProperty({ description: 'The path that was asked for, without secrets.' })
  instance: string;

  @ApiProperty({ description: 'Also in the header Request-Id; our own log is found by it.' })
  request_id: string;

  @ApiPropertyOptional({ type: [ProblemField] })
  errors?: ProblemField[];
}

/** Any route may meet a database that is away. */
const EVERYWHERE = { 503: ['try_again'] } as const;

/** Documents the refusals of a route: status → the codes that it may answer. 503 `try_again` is among them always. */
export function ApiProblems(refusals: Readonly<Record<number, readonly string[]>>): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiExtraModels(Problem),
    ...Object.entries({ ...EVERYWHERE, ...refusals }).map(([status, codes]) =>
      ApiResponse({
        status: Number(status),
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
      }),
    ),
  );
}
