import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { Language } from '../platform/views/languages.js';
import type { Approval, Audience, Channel, SlotState } from './slot.rules.js';

@Entity('slots')
@Unique('slots_hours', ['id', 'startsAt', 'endsAt', 'state'])
@Check('slots_channel', `channel IN ('phone', 'chat', 'email', 'social', 'desk')`)
@Check('slots_audience', `audience IN ('campaign', 'onboarding', 'both')`)
@Check('slots_approval', `approval IN ('lead', 'automatic')`)
@Check('slots_language', `language IN ('nl', 'en')`)
@Check('slots_state', `state IN ('published', 'withdrawn')`)
@Check('slots_ends_after_start', `ends_at > starts_at`)
@Check('slots_seats', `seats >= 1`)
@Check('slots_seats_taken', `seats_taken BETWEEN 0 AND seats`)
@Index('slots_by_start', ['startsAt', 'id'])
@Index('slots_by_department', ['departmentId', 'startsAt', 'id'])
@Index('slots_told', ['startsAt', 'endsAt', 'departmentId', 'seats', 'seatsTaken'], { where: `state = 'published'` })
export class Slot {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'slots_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  @Column('text')
  channel: Channel;

  /** Spoken with customers, and so with the guest. */
  @Column('text', { default: 'nl' })
  language: Language;

  /** A place, or the http(s) address of an online room. */
  @Column('text')
  location: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('integer')
  seats: number;

  /** Kept by the trigger `visits_count_seats`; never written by an act. */
  @Column({ type: 'integer', default: 0, insert: false, update: false })
  seatsTaken: number;

  @Column('text')
  audience: Audience;

  @Column('text')
  approval: Approval;

  @Column('text', { default: '' })
  briefing: string;

  @Column('text', { default: 'published' })
  state: SlotState;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'slots_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
