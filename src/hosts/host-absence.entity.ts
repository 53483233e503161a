import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { AbsenceKind } from './absence.rules.js';

/** Days on which a host is not there, or wants no new guests. Why is asked nowhere, and so kept nowhere. */
@Entity('host_absences')
@Check('host_absences_kind', `kind IN ('pause', 'absence')`)
@Check('host_absences_dates', `until_on >= from_on`)
@Index('host_absences_by_person', ['personId', 'untilOn'])
export class HostAbsence {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'host_absences_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  kind: AbsenceKind;

  @Column('date')
  fromOn: string;

  /** The last day. */
  @Column('date')
  untilOn: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'reported_by_id', foreignKeyConstraintName: 'host_absences_reported_by' })
  reportedBy: Person;

  @Column('uuid')
  reportedById: string;

  @Column('timestamptz')
  reportedAt: Date;
}
