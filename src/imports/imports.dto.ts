import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Several, Text, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type DateOrder, dateOrders } from './date.rules.js';
import { type ImportField, importFields } from './layout.rules.js';

export const MOST_CHARACTERS = 10_000_000;

export const rowKinds = ['new', 'changed', 'unchanged', 'missing', 'rejected'] as const;
type RowKind = (typeof rowKinds)[number];

export class ImportOptions {
  @Text({ max: 100, optional: true, description: 'Name of a layout; recognised by its headings when left out.' })
  layout?: string;

  @Text({ min: 0, max: 200, optional: true })
  fileName?: string;

  @YesNo({ optional: true, description: 'Makes departments that are not there yet; else their rows are rejected.' })
  createsDepartments?: boolean;
}

export class StartImportInput extends ImportOptions {
  @Text({
    max: MOST_CHARACTERS,
    missing: 'no-file',
    description:
      'The file: lines of CSV. More than a megabyte is sent as a body of type text/csv, with the other fields in the query.',
  })
  content: string;
}

export class ReadAgainInput {
  @YesNo({ optional: true })
  createsDepartments?: boolean;
}

class ColumnInput {
  @OneOf(importFields)
  field: ImportField;

  @Text({ max: 200, description: 'Heading of the column; its number when the file has no headings.' })
  heading: string;
}

export class MapColumnsInput {
  @Text({ max: 100, description: 'By which it is kept for the next file; takes the place of one of the same name.' })
  name: string;

  @OneOf(dateOrders, { description: 'What dates begin with; `detect`: as the column itself tells.' })
  dates: DateOrder;

  @YesNo({ optional: true, description: 'Whether the first line names the columns; `true` when left out.' })
  hasHeadings?: boolean;

  @Several(() => ColumnInput, { max: 30 })
  columns: ColumnInput[];
}

export class RowFilterInput extends PageInput {
  @OneOf(rowKinds, { optional: true })
  kind?: RowKind;

  @Text({ max: 100, optional: true, description: 'Words, each part of a name, mail address or number.' })
  search?: string;
}

export class LayoutAnswer {
  @ApiProperty()
  name: string;

  @ApiProperty({ enum: dateOrders })
  dates: DateOrder;

  @ApiProperty()
  hasHeadings: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  columns: Partial<Record<ImportField, string[]>>;
}

class CountsAnswer {
  @ApiProperty({ type: 'integer', required: false })
  new?: number;

  @ApiProperty({ type: 'integer', required: false })
  changed?: number;

  @ApiProperty({ type: 'integer', required: false })
  unchanged?: number;

  @ApiProperty({ type: 'integer', required: false, description: 'People who work here and are not in the file.' })
  missing?: number;

  @ApiProperty({ type: 'integer', required: false })
  rejected?: number;
}

class UnknownDepartmentAnswer {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  rows: number;
}

export class ImportAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Null while nobody knows which column holds what.' })
  layout: string | null;

  @ApiProperty()
  createsDepartments: boolean;

  @ApiProperty({ enum: ['mapping', 'reading', 'ready', 'applying', 'applied', 'cancelled'] })
  state: string;

  @ApiProperty({ type: 'integer', description: 'Rows dealt with so far, of `rows`.' })
  done: number;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: CountsAnswer })
  counts: CountsAnswer;

  @ApiProperty({ type: [UnknownDepartmentAnswer] })
  unknownDepartments: UnknownDepartmentAnswer[];

  @ApiProperty()
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  appliedAt: Date | null;
}

class RowChangeAnswer {
  @ApiProperty()
  field: string;

  @ApiProperty()
  before: string;

  @ApiProperty()
  after: string;
}

class RowNoteAnswer {
  @ApiProperty({ description: 'Heading of the column; empty when it is about the row.' })
  column: string;

  @ApiProperty({ example: 'not-a-date' })
  reason: string;

  @ApiProperty()
  value: string;

  @ApiProperty({ description: 'What is wrong and what to do, in the language of the caller.' })
  detail: string;
}

export class ImportRowAnswer {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Line in the file; null for who is not in it.' })
  line: number | null;

  @ApiProperty({ enum: rowKinds })
  kind: RowKind;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  personId: string | null;

  @ApiProperty()
  personnelNumber: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  email: string;

  @ApiProperty({ type: [RowChangeAnswer] })
  changes: RowChangeAnswer[];

  @ApiProperty({ type: [RowNoteAnswer] })
  notes: RowNoteAnswer[];
}
