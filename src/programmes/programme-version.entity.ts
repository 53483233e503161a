import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Programme } from './programme.entity.js';

/** A programme as it was at some time. Never changed: who started on it goes on with it. */
@Entity('programme_versions')
@Unique('programme_versions_once', ['programmeId', 'version'])
@Check('programme_versions_most', `most_per_day BETWEEN 1 AND 4 AND most_per_week BETWEEN 1 AND 20`)
export class ProgrammeVersion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Programme)
  @JoinColumn({ name: 'programme_id', foreignKeyConstraintName: 'programme_versions_programme' })
  programme: Programme;

  @Column('uuid')
  programmeId: string;

  /** From 1 on. */
  @Column('integer')
  version: number;

  /** Whether the stops are visited in their order. */
  @Column('boolean')
  isOrdered: boolean;

  /** Visits of one hire. */
  @Column('integer')
  mostPerDay: number;

  /** From Monday to Sunday; null: no limit. */
  @Column('integer', { nullable: true })
  mostPerWeek: number | null;

  /** For whom it is: of one of these departments; all when empty. */
  @Column('uuid', { array: true })
  departmentIds: string[];

  /** And at one of these places; all when empty. */
  @Column('text', { array: true })
  locations: string[];

  /** And with one of these words in the job title; all when empty. */
  @Column('text', { array: true })
  jobTitles: string[];

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'programme_versions_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
