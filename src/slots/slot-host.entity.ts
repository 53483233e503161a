import { Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Slot } from './slot.entity.js';
import type { SlotState } from './slot.rules.js';

/** Somebody beside whom guests of this slot may sit. Hours and state follow the slot by a cascading foreign key. */
@Entity('slot_hosts')
@Index('slot_hosts_by_host', ['hostId', 'startsAt'])
@Exclusion(
  'slot_hosts_double_booked',
  `USING gist (host_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (slot_state = 'published')`,
)
export class SlotHost {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slot_hosts_pkey' })
  slotId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slot_hosts_pkey' })
  hostId: string;

  @ManyToOne(() => Slot, { onUpdate: 'CASCADE' })
  @JoinColumn({ name: 'slot_id', referencedColumnName: 'id', foreignKeyConstraintName: 'slot_hosts_slot' })
  @JoinColumn({ name: 'starts_at', referencedColumnName: 'startsAt', foreignKeyConstraintName: 'slot_hosts_slot' })
  @JoinColumn({ name: 'ends_at', referencedColumnName: 'endsAt', foreignKeyConstraintName: 'slot_hosts_slot' })
  @JoinColumn({ name: 'slot_state', referencedColumnName: 'state', foreignKeyConstraintName: 'slot_hosts_slot' })
  slot: Slot;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'host_id', foreignKeyConstraintName: 'slot_hosts_host' })
  host: Person;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('text')
  slotState: SlotState;
}
