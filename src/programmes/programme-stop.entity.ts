import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { ProgrammeVersion } from './programme-version.entity.js';
import type { Channel } from '../slots/slot.rules.js';

/** One thing to see: so many visits at a host department, within a window of working days after the first day. */
@Entity('programme_stops')
@Unique('programme_stops_once', ['versionId', 'position'])
@Check('programme_stops_channel', `channel IN ('phone', 'chat', 'email', 'social', 'desk')`)
@Check('programme_stops_minutes', `least_minutes BETWEEN 15 AND 720`)
@Check('programme_stops_visits', `visits BETWEEN 1 AND 10`)
@Check('programme_stops_window', `from_day >= 0 AND to_day >= from_day AND to_day <= 260`)
@Check('programme_stops_weight', `weight BETWEEN 1 AND 10`)
export class ProgrammeStop {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => ProgrammeVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'programme_stops_version' })
  version: ProgrammeVersion;

  @Column('uuid')
  versionId: string;

  /** From 1 on. */
  @Column('integer')
  position: number;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'programme_stops_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  /** Null: whichever. */
  @Column('text', { nullable: true })
  channel: Channel | null;

  /** A slot must be at least this long; null: whichever. */
  @Column('integer', { nullable: true })
  leastMinutes: number | null;

  /** How many. */
  @Column('integer')
  visits: number;

  /** Working days after the first day, which is day 0. */
  @Column('integer')
  fromDay: number;

  /** The last day of the window, itself included. */
  @Column('integer')
  toDay: number;

  @Column('boolean')
  isRequired: boolean;

  /** What weighs more is placed first where not all can be. */
  @Column('integer')
  weight: number;
}
