import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { Language } from '../platform/views/languages.js';
import type { Channel } from '../slots/slot.rules.js';
import type { HostHours } from './host.rules.js';

/** What a host wants of hosting. No row: the host has not said anything yet. */
@Entity('host_wishes')
@Check('host_wishes_most', `most_per_day >= 1 AND most_per_week >= 1 AND most_per_month >= 1`)
export class HostWishes {
  @PrimaryColumn('uuid')
  personId: string;

  @OneToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'host_wishes_person' })
  person: Person;

  @Column('boolean')
  takesPart: boolean;

  /** None: all of them. */
  @Column('text', { array: true })
  channels: Channel[];

  /** None: all of them. */
  @Column('text', { array: true })
  languages: Language[];

  /** None: whenever. */
  @Column('jsonb')
  hours: HostHours[];

  /** Guests; null: no limit. */
  @Column('integer', { nullable: true })
  mostPerDay: number | null;

  @Column('integer', { nullable: true })
  mostPerWeek: number | null;

  @Column('integer', { nullable: true })
  mostPerMonth: number | null;

  /** Whether a lead may read what guests thank this host for. */
  @Column('boolean', { default: false })
  sharesThanks: boolean;

  @Column('timestamptz')
  changedAt: Date;
}
