import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** An invite that an admin sends to themselves, to see whether mail arrives and a calendar understands it. */
@Entity('test_invites')
@Unique('test_invites_uid', ['uid'])
@Check(
  'test_invites_sequence',
  `sequence >= 0 AND announced_sequence <= attempted_sequence AND attempted_sequence <= sequence`,
)
@Index('test_invites_by_person', ['personId', 'createdAt'])
export class TestInvite {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'test_invites_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  uid: string;

  /** RFC 5545 SEQUENCE: 0 for the invite, 1 for taking it away again. */
  @Column('integer', { default: 0 })
  sequence: number;

  /** Whether the event should stand in the calendar. */
  @Column('boolean', { default: true })
  isLive: boolean;

  /** The last SEQUENCE handed to the mail server, whether or not the server answered. */
  @Column('integer', { nullable: true })
  attemptedSequence: number | null;

  /** The last SEQUENCE that the mail server took. */
  @Column('integer', { nullable: true })
  announcedSequence: number | null;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** What the mail server said when it last refused, in its own words. */
  @Column('text', { nullable: true })
  fault: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
