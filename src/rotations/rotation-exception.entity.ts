import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Rotation } from './rotation.entity.js';

/** What is otherwise for one hire: a stop left out, or with more time. */
@Entity('rotation_exceptions')
@Check('rotation_exceptions_one', `is_skipped = (until_on IS NULL)`)
export class RotationException {
  @ManyToOne(() => Rotation)
  @JoinColumn({ name: 'rotation_id', foreignKeyConstraintName: 'rotation_exceptions_rotation' })
  rotation: Rotation;

  @PrimaryColumn('uuid')
  rotationId: string;

  @ManyToOne(() => ProgrammeStop)
  @JoinColumn({ name: 'stop_id', foreignKeyConstraintName: 'rotation_exceptions_stop' })
  stop: ProgrammeStop;

  @PrimaryColumn('uuid')
  stopId: string;

  @Column('boolean')
  isSkipped: boolean;

  /** The last day of the longer window. */
  @Column('date', { nullable: true })
  untilOn: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'noted_by_id', foreignKeyConstraintName: 'rotation_exceptions_noted_by' })
  notedBy: Person;

  @Column('uuid')
  notedById: string;

  @Column('timestamptz')
  notedAt: Date;
}
