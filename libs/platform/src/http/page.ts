import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidInput } from '../errors/app-error.js';

/** `?cursor=&limit=` of every list of the control plane. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The next_cursor of the page before; leave it out for the first page.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @TypeOf(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Give it as `cursor` to get what comes after; null on the last page. */
  readonly next_cursor: string | null;
}

/** Where a page ended: the moment and the id of its last row, in the list's own order. */
export interface PagePosition {
  readonly at: Date;
  readonly id: string;
}

/** Documents a 200 answer that is a page of `Item`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'next_cursor'],
        additionalProperties: false,
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next_cursor: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
      },
    }),
  );
}

/**
 * Cuts a page out of rows that were read with `LIMIT limit + 1`: the extra row only says that more follows.
 *
 * @param position reads from a row what the query's `WHERE (at, id) > …` compares.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => PagePosition,
  item: (row: Row) => Item,
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(item), next_cursor: last === undefined ? null : toCursor(position(last)) };
}

/** @throws {InvalidInput} when the cursor was not made by a list of ours. */
export function readCursor(cursor: string | undefined): PagePosition | null {
  if (cursor === undefined) return null;
  const match = /^(\d{1,15})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!match?.[1] || !match[2])
    throw new InvalidInput([{ pointer: '/cursor', detail: 'This cursor is not one of ours; leave it out to begin at the first page.' }]);
  return { at: new Date(Number(match[1])), id: match[2] };
}

function toCursor({ at, id }: PagePosition): string {
  return Buffer.from(`${at.getTime()}~${id}`).toString('base64url');
}
