import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Campaign } from './campaign.entity.js';

/** A host department, all of whose moments between the dates count. */
@Entity('campaign_teams')
export class CampaignTeam {
  @ManyToOne(() => Campaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_teams_campaign' })
  campaign: Campaign;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_teams_pkey' })
  campaignId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'campaign_teams_department' })
  department: Department;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_teams_pkey' })
  departmentId: string;
}
