import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Campaign } from './campaign.entity.js';
import type { InvitationKind } from './campaign.rules.js';

/** One person's invitation, once per campaign: planned by a wave, then sent in its turn. */
@Entity('campaign_invitations')
@Unique('campaign_invitations_once', ['campaignId', 'personId'])
@Check('campaign_invitations_kind', `kind IN ('manager', 'colleague')`)
@Check('campaign_invitations_answer', `(answer IS NULL) = (answered_at IS NULL) AND answer IN ('not-now')`)
@Index('campaign_invitations_unsent', ['campaignId', 'wave', 'id'], { where: 'invited_at IS NULL' })
@Index('campaign_invitations_by_person', ['personId'])
export class CampaignInvitation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Campaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_invitations_campaign' })
  campaign: Campaign;

  @Column('uuid')
  campaignId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'campaign_invitations_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  kind: InvitationKind;

  @Column('integer')
  wave: number;

  /** Null while it waits for its turn to be sent. */
  @Column('timestamptz', { nullable: true })
  invitedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nudgedAt: Date | null;

  @Column('integer', { default: 0 })
  nudges: number;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @Column('text', { nullable: true })
  answer: 'not-now' | null;
}
