import { ApiProperty } from '@nestjs/swagger';
import { FromQuery, Text, Whole } from './fields.js';
import { DEFAULT_LIMIT } from './paging.js';

/** What every list takes. */
export class PageInput {
  @FromQuery()
  @Whole({ min: 1, max: 200, optional: true, description: `Rows on one page; ${DEFAULT_LIMIT} when left out.` })
  limit?: number;

  @Text({ max: 300, optional: true, description: 'The `nextCursor` of the page before.' })
  cursor?: string;
}

/** The OpenAPI shape of a page of one kind of row. */
export function pageOf<T>(item: new () => T) {
  class PageOf {
    @ApiProperty({ type: [item] })
    items: T[];

    @ApiProperty({ type: 'string', nullable: true })
    nextCursor: string | null;
  }
  Object.defineProperty(PageOf, 'name', { value: `${item.name}Page` });
  return PageOf;
}
