import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { AnnouncedEvent, SEQUENCES } from './announced-event.js';
import { Visit } from './visit.entity.js';
import type { InviteAnswer, InviteRole } from './invite.rules.js';

/** The calendar event of one person for one visit: one UID for life. */
@Entity('invites')
@Unique('invites_uid', ['uid'])
@Unique('invites_one_per_person', ['visitId', 'personId'])
@Check('invites_role', `role IN ('visitor', 'host')`)
@Check('invites_sequence', SEQUENCES)
@Check('invites_answer', `answer IN ('accepted', 'tentative', 'declined') AND (answer IS NULL) = (answered_at IS NULL)`)
@Index('invites_by_person', ['personId'])
export class Invite extends AnnouncedEvent {
  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'invites_visit' })
  visit: Visit;

  @Column('uuid')
  visitId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'invites_person' })
  person: Person;

  @Column('text')
  role: InviteRole;

  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  /** What the person's calendar says of it; null while it needs an answer. */
  @Column('text', { nullable: true })
  answer: InviteAnswer | null;

  /** When the person answered so: the DTSTAMP of the reply. */
  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}
