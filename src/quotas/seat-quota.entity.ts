import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Department } from '../people/department.entity.js';

/** How many seats the people of one department may take together, in the moments of some teams between two days. */
@Entity('seat_quotas')
@Unique('seat_quotas_once', ['scopeId', 'departmentId'])
@Check('seat_quotas_seats', `seats >= 1`)
@Index('seat_quotas_by_department', ['departmentId'])
export class SeatQuota {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** What the quota was set for, and goes with: a campaign. */
  @Column('uuid')
  scopeId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'seat_quotas_department' })
  department: Department;

  /** Whose people it holds for. */
  @Column('uuid')
  departmentId: string;

  @Column('integer')
  seats: number;

  @Column('date')
  opensOn: string;

  @Column('date')
  closesOn: string;

  /** Host departments, all of whose moments between the days count. */
  @Column('uuid', { array: true })
  teamIds: string[];

  /** Single moments between the days that count too. */
  @Column('uuid', { array: true })
  slotIds: string[];
}
