import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Slot } from '../slots/slot.entity.js';

/** A link in a mail that lets one person mark who came to one slot, without signing in, and correct it. */
@Entity('attendance_links')
@Unique('attendance_links_token', ['tokenHash'])
export class AttendanceLink {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  tokenHash: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'attendance_links_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'attendance_links_slot' })
  slot: Slot;

  @Column('uuid')
  slotId: string;

  @Column('timestamptz')
  expiresAt: Date;
}
