import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Something a person is to be told by mail, alone or with what else happens within minutes. */
@Entity('notices')
@Index('notices_waiting', ['personId', 'kind', 'payload'], { unique: true, where: 'mail_id IS NULL' })
@Index('notices_unsent', ['personId', 'createdAt'], { where: 'sent_at IS NULL' })
@Index('notices_by_age', ['createdAt'])
export class Notice {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'notices_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  /** A key of app/notice-kinds. */
  @Column('text')
  kind: string;

  @Column('jsonb')
  payload: object;

  @Column('timestamptz')
  createdAt: Date;

  /** Not to be told before this: what happened can still be undone. */
  @Column('timestamptz')
  dueAt: Date;

  /** The mail that takes it along, known by the first notice in it; null while no mail has. */
  @Column('uuid', { nullable: true })
  mailId: string | null;

  /** When it was handed to the mail server, or found to be true or wanted no more. */
  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}
