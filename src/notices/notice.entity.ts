import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Something a person is to be told by mail, alone or with what else happens within minutes. */
@Entity('notices')
@Index('notices_unsent', ['personId', 'kind', 'payload'], { unique: true, where: 'sent_at IS NULL' })
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

  /** When it was handed to the mail server, or found to be true no more; null while it waits. */
  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}
