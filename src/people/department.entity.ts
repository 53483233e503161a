import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Country } from './country.rules.js';

@Entity('departments')
@Unique('departments_name', ['name'])
@Check('departments_country', `country IN ('NL', 'BE', 'other')`)
export class Department {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Whether colleagues can come and look here. */
  @Column('boolean', { default: false })
  isHost: boolean;

  @Column('text', { default: '' })
  place: string;

  /** IANA name, `Europe/Amsterdam`. */
  @Column('text')
  timeZone: string;

  /** Whose public holidays are kept here. */
  @Column('text', { default: 'NL' })
  country: Country;

  /** Whether guests may listen in on live contacts; if not, they look at prepared ones. */
  @Column('boolean', { default: true })
  allowsListening: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
