import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Whether a person wants one kind of notice by mail; who never chose gets them all. */
@Entity('notice_choices')
export class NoticeChoice {
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'notice_choices_person' })
  person: Person;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notice_choices_pkey' })
  personId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'notice_choices_pkey' })
  kind: string;

  @Column('boolean')
  isMailed: boolean;
}
