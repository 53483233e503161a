import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Campaign } from './campaign.entity.js';
import type { TargetKind } from './campaign.rules.js';

/** A department that is invited, and how many of its people should come. */
@Entity('campaign_departments')
@Check('campaign_departments_kind', `target_kind IN ('people', 'share')`)
@Check('campaign_departments_target', `target >= 1 AND (target_kind = 'people' OR target <= 100)`)
@Check('campaign_departments_quota', `quota >= 1`)
export class CampaignDepartment {
  @ManyToOne(() => Campaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_departments_campaign' })
  campaign: Campaign;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_departments_pkey' })
  campaignId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'campaign_departments_department' })
  department: Department;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_departments_pkey' })
  departmentId: string;

  @Column('text')
  targetKind: TargetKind;

  /** People, or a percentage of the department. */
  @Column('integer')
  target: number;

  /** Most seats for this department; null when it may have as many as there are. */
  @Column('integer', { nullable: true })
  quota: number | null;
}
