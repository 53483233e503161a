import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { RowFault } from './file-person.rules.js';
import { PeopleImport } from './people-import.entity.js';

/** What comes of one row of a file, or somebody who is not in it. */
@Entity('people_import_rows')
@Check('people_import_rows_kind', `kind IN ('new', 'changed', 'unchanged', 'missing', 'rejected')`)
@Index('people_import_rows_by_kind', ['importId', 'kind', 'position'])
export class ImportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'people_import_rows_pkey' })
  importId: string;

  /** The line in the file; those who are missing come after its last. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'people_import_rows_pkey' })
  position: number;

  @ManyToOne(() => PeopleImport, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'people_import_rows_import' })
  import: PeopleImport;

  @Column('text')
  kind: 'new' | 'changed' | 'unchanged' | 'missing' | 'rejected';

  /** Not a foreign key: of somebody new it is the id they get when the file is applied. */
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text')
  personnelNumber: string;

  @Column('text')
  name: string;

  @Column('text')
  email: string;

  /** In words, as they stand on the page. */
  @Column('jsonb')
  changes: RowChange[];

  /** Why a row is rejected; of others, what is worth knowing. */
  @Column('jsonb')
  notes: RowFault[];
}

export interface RowChange {
  field: string;
  before: string;
  after: string;
}
