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
import type { Language } from '../platform/views/languages.js';
import { Department } from './department.entity.js';

@Entity('people')
@Unique('people_email', ['email'])
@Unique('people_feed_secret', ['feedSecret'])
@Unique('people_personnel_number', ['personnelNumber'])
@Unique('people_one_stand_in', ['departmentId', 'standIn'])
@Check('people_stand_in', `stand_in IS NULL OR erased_at IS NOT NULL`)
@Check('people_workdays', `cardinality(workdays) >= 1 AND workdays <@ '{1,2,3,4,5,6,7}'`)
@Check('people_erased', `erased_at IS NULL OR NOT is_active`)
@Check('people_language', `language IN ('nl', 'en')`)
@Check('people_email_lower', `email = lower(email)`)
@Index('people_by_department', ['departmentId'])
@Index('people_by_manager', ['managerId'])
@Index('people_by_start', ['startsOn'], { where: 'starts_on IS NOT NULL' })
export class Person {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  givenName: string;

  /** The part between given and family name, a field of its own in Dutch: `van der`. */
  @Column('text', { default: '' })
  namePrefix: string;

  @Column('text')
  familyName: string;

  /** Always in lower case. */
  @Column('text')
  email: string;

  @Column('text', { default: 'nl' })
  language: Language;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'people_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'manager_id', foreignKeyConstraintName: 'people_manager' })
  manager: Person | null;

  @Column('uuid', { nullable: true })
  managerId: string | null;

  /** Opens the personal calendar feed; null until the person asks for one. */
  @Column('text', { nullable: true })
  feedSecret: string | null;

  /** A colleague's first day at work; null when nobody said. */
  @Column('date', { nullable: true })
  startsOn: string | null;

  /** A colleague's last day at work; null when nobody said. */
  @Column('date', { nullable: true })
  leavesOn: string | null;

  /** The key of a colleague in the systems of HR; null for who came another way. */
  @Column('text', { nullable: true })
  personnelNumber: string | null;

  @Column('text', { default: '' })
  jobTitle: string;

  /** The office where somebody usually works; empty when nobody said. */
  @Column('text', { default: '' })
  location: string;

  /** ISO weekdays, 1 for Monday. */
  @Column('integer', { array: true, default: [1, 2, 3, 4, 5] })
  workdays: number[];

  /** Names and address without capitals and accents; a trigger keeps it. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  searchText: string;

  @Column('boolean', { default: true })
  isActive: boolean;

  /** When they last left; of no meaning for who came back. */
  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;

  /** When all that tells who somebody was went; what is left is counted, and found by nobody. */
  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;

  /** Numbers the nobodies of a department to whom visits of long ago are ascribed; null for anybody real. */
  @Column('integer', { nullable: true })
  standIn: number | null;

  /** Whether they were on a visit that is ascribed to nobody by now. */
  @Column('boolean', { default: false })
  hasVisited: boolean;

  /** The last year of which a visit ascribed to nobody is their first one with answers: of each year one counts. */
  @Column('integer', { nullable: true })
  countedYear: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
