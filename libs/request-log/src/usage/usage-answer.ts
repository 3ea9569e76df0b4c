import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csvLine } from '../csv.js';
import { UsageView, type UsageQuery } from './usage.dto.js';

/** Documents a route that answers a usage report, as JSON or as CSV. */
export function ApiUsage(summary: string): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(UsageView),
    ApiOperation({
      summary,
      description:
        'Counted from the request log, refused requests included. CSV with `Accept: text/csv` or `format=csv`: one line a bucket.',
    }),
    ApiOkResponse({
      content: { 'application/json': { schema: { $ref: getSchemaPath(UsageView) } }, 'text/csv': { schema: { type: 'string' } } },
    }),
  );
}

/** The report in the form that the caller wants. */
export function answerUsage(reply: FastifyReply, { format }: UsageQuery, view: UsageView): UsageView | string {
  const accepted = reply.request.headers.accept ?? '';
  void reply.header('Vary', 'Accept');
  if (format === 'json' || (format === undefined && !/\btext\/csv\b/i.test(accepted))) return view;
  void reply.type('text/csv; charset=utf-8; header=present').header('Content-Disposition', 'attachment; filename="usage.csv"');
  return usageCsv(view);
}

function usageCsv({ group_by: groups, series }: UsageView): string {
  const named = series.some(({ website_name }) => website_name !== undefined);
  const head = csvLine(['start', 'environment', ...groups, ...(named ? ['website_name'] : []), 'requests', 'p50_ms', 'p99_ms']);
  const lines = series.flatMap((one) =>
    one.buckets.map(({ start, requests, p50_ms, p99_ms }) =>
      csvLine([
        start,
        one.environment,
        ...groups.map((group) => one[group] ?? null),
        ...(named ? [one.website_name ?? null] : []),
        requests,
        p50_ms,
        p99_ms,
      ]),
    ),
  );
  return head + lines.join('');
}
