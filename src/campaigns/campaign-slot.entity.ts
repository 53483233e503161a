import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Slot } from '../slots/slot.entity.js';
import { Campaign } from './campaign.entity.js';

/** A single moment that counts too. */
@Entity('campaign_slots')
@Index('campaign_slots_by_slot', ['slotId'])
export class CampaignSlot {
  @ManyToOne(() => Campaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'campaign_slots_campaign' })
  campaign: Campaign;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_slots_pkey' })
  campaignId: string;

  @ManyToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'campaign_slots_slot' })
  slot: Slot;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'campaign_slots_pkey' })
  slotId: string;
}
