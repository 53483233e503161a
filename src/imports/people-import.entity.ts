import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { ImportState } from './import.rules.js';
import type { Layout } from './layout.rules.js';

/** A file of people that was handed over: first read without changing anything, then applied when somebody says so. */
@Entity('people_imports')
@Check('people_imports_state', `state IN ('mapping', 'reading', 'ready', 'applying', 'applied', 'cancelled')`)
@Check('people_imports_layout', `state IN ('mapping', 'cancelled') OR layout IS NOT NULL`)
@Check('people_imports_applied', `(state = 'applied') = (applied_at IS NOT NULL)`)
@Index('people_imports_by_age', ['createdAt', 'id'])
export class PeopleImport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Empty for what was pasted. */
  @Column('text')
  fileName: string;

  /** The file itself, as long as it may be read again; null once it is applied or put away. */
  @Column('text', { nullable: true })
  content: string | null;

  /** As it was when the file was read: another may get its name later. */
  @Column('jsonb', { nullable: true })
  layout: Layout | null;

  @Column('boolean', { default: false })
  createsDepartments: boolean;

  @Column('text')
  state: ImportState;

  /** Rows dealt with so far, of `rows`. */
  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  rows: number;

  /** How many of each kind; `{}` until the file was read. */
  @Column('jsonb', { default: {} })
  counts: ImportCounts;

  @Column('jsonb', { default: [] })
  unknownDepartments: { name: string; rows: number }[];

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'people_imports_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  /** Who saw what would change and said so; it is done in their name. */
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'applied_by_id', foreignKeyConstraintName: 'people_imports_applied_by' })
  appliedBy: Person | null;

  @Column('uuid', { nullable: true })
  appliedById: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;
}

export type ImportCounts = Partial<Record<'new' | 'changed' | 'unchanged' | 'missing' | 'rejected', number>>;
