import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

const TEXT = { schema: { type: 'string' as const } };

/** Documents a 200 answer that is a file of lines. */
export function ApiRequestFile(): MethodDecorator {
  return applyDecorators(
    ApiOkResponse({
      description: 'CSV with a header line, or one JSON object a line; as an attachment, of any length.',
      content: { 'text/csv': TEXT, 'application/x-ndjson': TEXT },
    }),
  );
}
