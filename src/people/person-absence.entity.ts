import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** Days on which somebody is away: leave, or ill. Why is asked nowhere, and so kept nowhere. */
@Entity('person_absences')
@Check('person_absences_dates', `until_on >= from_on`)
@Index('person_absences_by_person', ['personId', 'untilOn'])
export class PersonAbsence {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'person_absences_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('date')
  fromOn: string;

  /** The last day. */
  @Column('date')
  untilOn: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'noted_by_id', foreignKeyConstraintName: 'person_absences_noted_by' })
  notedBy: Person;

  @Column('uuid')
  notedById: string;

  @Column('timestamptz')
  notedAt: Date;
}
