import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { pageOf, readCursor, type Page, type PageQuery } from '../http/page.js';

interface Dated extends ObjectLiteral {
  readonly id: string;
  readonly createdAt: Date;
}

/** One page of what the builder selects, the newest first. @throws {InvalidInput} for a cursor that is not ours */
export async function newestFirst<Row extends Dated, Item>(
  builder: SelectQueryBuilder<Row>,
  { cursor, limit }: PageQuery,
  item: (row: Row) => Item,
): Promise<Page<Item>> {
  const before = readCursor(cursor);
  const { alias } = builder;
  if (before) builder.andWhere(`(${alias}.createdAt, ${alias}.id) < (:at, :id)`, before);
  const rows = await builder
    .orderBy(`${alias}.createdAt`, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }), item);
}
