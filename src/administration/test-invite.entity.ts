import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { AnnouncedEvent, SEQUENCES } from '../visits/announced-event.js';

/** An invite that an admin sends to themselves, to see whether mail arrives and a calendar understands it. */
@Entity('test_invites')
@Unique('test_invites_uid', ['uid'])
@Check('test_invites_sequence', SEQUENCES)
@Index('test_invites_by_person', ['personId', 'createdAt'])
export class TestInvite extends AnnouncedEvent {
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'test_invites_person' })
  person: Person;

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
