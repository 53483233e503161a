import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { ProgrammeVersion } from '../programmes/programme-version.entity.js';
import { Cohort } from './cohort.entity.js';
import type { RotationState } from './rotation.rules.js';

/** One new hire's path through the stops of a programme, in the version of the day it began. */
@Entity('rotations')
@Check('rotations_state', `state IN ('open', 'stopped')`)
@Check('rotations_reason', `stopped_reason IS NULL OR state = 'stopped'`)
@Index('rotations_one_open', ['personId'], { unique: true, where: `state = 'open'` })
@Index('rotations_by_cohort', ['cohortId', 'personId'])
@Index('rotations_by_version', ['versionId'])
export class Rotation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Cohort)
  @JoinColumn({ name: 'cohort_id', foreignKeyConstraintName: 'rotations_cohort' })
  cohort: Cohort;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'rotations_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => ProgrammeVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'rotations_version' })
  version: ProgrammeVersion;

  @Column('uuid')
  versionId: string;

  /** The first day at work, from which windows are counted. */
  @Column('date')
  firstOn: string;

  @Column('text', { default: 'open' })
  state: RotationState;

  @Column('text', { nullable: true })
  stoppedReason: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'rotations_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
