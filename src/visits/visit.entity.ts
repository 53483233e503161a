import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import type { SlotState } from '../slots/slot.rules.js';
import { VisitGroup } from './visit-group.entity.js';
import type { VisitState } from './visit.rules.js';

const OPEN = `state IN ('waiting', 'offered', 'requested', 'approved')`;

/** One person's seat in one slot. Hours and slot state follow the slot by a cascading foreign key. */
@Entity('visits')
@Check(
  'visits_state',
  `state IN ('requested', 'waiting', 'offered', 'approved', 'declined', 'withdrawn', 'expired', 'moved', 'cancelled')`,
)
@Check('visits_goals', `cardinality(learning_goals) BETWEEN 1 AND 3`)
@Check(
  'visits_slot_withdrawn',
  `slot_state = 'published' OR NOT (state IN ('waiting', 'offered', 'requested', 'approved'))`,
)
@Check('visits_cancelled_late', `NOT cancelled_late OR state = 'cancelled'`)
@Check('visits_offer', `state <> 'offered' OR (offered_at IS NOT NULL AND offer_expires_at > offered_at)`)
@Exclusion(
  'visits_own_overlap',
  `USING gist (visitor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('offered', 'approved') OR (state = 'requested' AND replaces_id IS NULL))`,
)
@Index('visits_one_live', ['visitorId', 'slotId'], { unique: true, where: OPEN })
@Index('visits_one_move', ['replacesId'], { unique: true, where: OPEN })
@Index('visits_by_replaced', ['replacesId'], { where: 'replaces_id IS NOT NULL' })
@Index('visits_by_group', ['groupId'], { where: 'group_id IS NOT NULL' })
@Index('visits_in_line', ['slotId', 'requestedAt', 'id'], { where: `state IN ('waiting', 'offered')` })
@Index('visits_offers_by_end', ['offerExpiresAt'], { where: `state = 'offered'` })
@Index('visits_by_start', ['startsAt', 'id'])
@Index('visits_by_slot', ['slotId'])
@Index('visits_by_visitor', ['visitorId', 'startsAt'])
@Index('visits_by_host', ['hostId', 'startsAt'])
@Index('visits_for_another', ['requestedById', 'startsAt'], { where: `requested_by_id <> visitor_id` })
@Index('visits_waiting', ['requestedAt'], { where: `state = 'requested'` })
@Index('visits_waiting_by_start', ['startsAt', 'slotId'], { where: `state = 'requested'` })
@Index('visits_told', ['startsAt', 'endsAt', 'visitorId', 'floorId', 'hostId', 'isMissed', 'forgottenAt'], { where: `state = 'approved'` }) // prettier-ignore
@Index('visits_told_of_floor', ['floorId', 'startsAt', 'endsAt', 'visitorId', 'hostId', 'isMissed', 'forgottenAt'], { where: `state = 'approved'` }) // prettier-ignore
@Index('visits_late', ['startsAt', 'floorId', 'visitorId'], { where: 'cancelled_late' })
@Index('visits_decided', ['startsAt', 'requestedAt', 'acceptedAt', 'decidedAt', 'floorId'], { where: `state IN ('approved', 'declined') AND slot_state = 'published' AND decided_by_id IS NOT NULL` }) // prettier-ignore
@Index('visits_ended', ['startsAt', 'id', 'requestedAt', 'acceptedAt', 'floorId'], { where: `state IN ('cancelled', 'moved') AND slot_state = 'published'` }) // prettier-ignore
@Index('visits_to_forget', ['startsAt'], { where: 'forgotten_at IS NULL' })
@Index('visits_approved_by_start', ['startsAt', 'slotId', 'visitorId'], { where: `state = 'approved'` })
export class Visit {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Slot, { onUpdate: 'CASCADE' })
  @JoinColumn({ name: 'slot_id', referencedColumnName: 'id', foreignKeyConstraintName: 'visits_slot' })
  @JoinColumn({ name: 'starts_at', referencedColumnName: 'startsAt', foreignKeyConstraintName: 'visits_slot' })
  @JoinColumn({ name: 'ends_at', referencedColumnName: 'endsAt', foreignKeyConstraintName: 'visits_slot' })
  @JoinColumn({ name: 'slot_state', referencedColumnName: 'state', foreignKeyConstraintName: 'visits_slot' })
  slot: Slot;

  @Column('uuid')
  slotId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('text')
  slotState: SlotState;

  /** The department visited; the trigger `visits_keep_floor` keeps it. */
  @Column({ type: 'uuid', insert: false, update: false })
  floorId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'visitor_id', foreignKeyConstraintName: 'visits_visitor' })
  visitor: Person;

  @Column('uuid')
  visitorId: string;

  @Column('text')
  state: VisitState;

  /** One to three. */
  @Column('text', { array: true })
  learningGoals: string[];

  @ManyToOne(() => SlotHost)
  @JoinColumn({ name: 'slot_id', referencedColumnName: 'slotId', foreignKeyConstraintName: 'visits_host' })
  @JoinColumn({ name: 'host_id', referencedColumnName: 'hostId', foreignKeyConstraintName: 'visits_host' })
  slotHost: SlotHost | null;

  @Column('uuid', { nullable: true })
  hostId: string | null;

  /** Since when the visit has this host; the trigger `visits_note_host` keeps it. */
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false })
  hostSince: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'requested_by_id', foreignKeyConstraintName: 'visits_requested_by' })
  requestedBy: Person;

  @Column('uuid')
  requestedById: string;

  @Column('timestamptz')
  requestedAt: Date;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'decided_by_id', foreignKeyConstraintName: 'visits_decided_by' })
  decidedBy: Person | null;

  /** Who approved, declined, withdrew or cancelled last; null when the slot approves by itself. */
  @Column('uuid', { nullable: true })
  decidedById: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Said with a refusal or a cancellation. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** When the visitor was first sent word of a refusal, whether or not the mail server answered. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** When a freed seat was offered, which is held from then on: until the offer ends or, once accepted, until the lead decides. */
  @Column('timestamptz', { nullable: true })
  offeredAt: Date | null;

  @Column('timestamptz', { nullable: true })
  offerExpiresAt: Date | null;

  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'replaces_id', foreignKeyConstraintName: 'visits_replaces' })
  replaces: Visit | null;

  /** The approved visit that this one is to take the place of: it keeps its seat until this one has its own. */
  @Column('uuid', { nullable: true })
  replacesId: string | null;

  @ManyToOne(() => VisitGroup)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'visits_group' })
  group: VisitGroup | null;

  /** With whom it was asked for, in one request. */
  @Column('uuid', { nullable: true })
  groupId: string | null;

  /** Whether the guest's side called off so late that the seat stayed empty. */
  @Column('boolean', { default: false })
  cancelledLate: boolean;

  /** Whether somebody marked that the guest stayed away; the trigger `attendances_keep_missed` keeps it. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  isMissed: boolean;

  /** When the offer was accepted: from then on the lead is asked. */
  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  /** When somebody was last reminded of this request. */
  @Column('timestamptz', { nullable: true })
  nudgedAt: Date | null;

  /** Who was reminded of it by now: 1 the leads, 2 the deputies too, 3 HR as well. */
  @Column('integer', { default: 0 })
  nudgeStep: number;

  /** When it was ascribed to nobody of the visitor's department, and what was said about it went. */
  @Column('timestamptz', { nullable: true })
  forgottenAt: Date | null;

  /** Of a visit ascribed to nobody: whether the visitor had an earlier one with answers that year. */
  @Column('boolean', { default: false })
  isRepeat: boolean;
}
