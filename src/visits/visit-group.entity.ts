import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Slot } from '../slots/slot.entity.js';

/** People for whom one colleague asked for seats on the same slot in one go; their visits name the group. */
@Entity('visit_groups')
export class VisitGroup {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'visit_groups_slot' })
  slot: Slot;

  @Column('uuid')
  slotId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'requested_by_id', foreignKeyConstraintName: 'visit_groups_requested_by' })
  requestedBy: Person;

  @Column('uuid')
  requestedById: string;

  @Column('timestamptz')
  requestedAt: Date;

  /** Whether they come all or not at all: decided in one, until a lead decides to split. */
  @Column('boolean')
  isTogether: boolean;
}
