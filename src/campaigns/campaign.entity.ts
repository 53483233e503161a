import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { CampaignState } from './campaign.rules.js';

/** Departments are invited to come and look, a few at a time, until a closing date. */
@Entity('campaigns')
@Check('campaigns_state', `state IN ('draft', 'running', 'paused', 'closed')`)
@Check('campaigns_dates', `closes_on >= opens_on`)
@Check('campaigns_waves', `wave_people >= 1 AND wave_days >= 1 AND nudge_after_days >= 1`)
@Index('campaigns_by_age', ['createdAt', 'id'])
@Index('campaigns_by_wave', ['nextWaveAt'], { where: `state = 'running'` })
export class Campaign {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  /** A word to everybody who is invited. */
  @Column('text')
  message: string;

  /** From this day on people are invited, and moments count. */
  @Column('date')
  opensOn: string;

  /** The last day on which moments count. */
  @Column('date')
  closesOn: string;

  @Column('text', { default: 'draft' })
  state: CampaignState;

  /** Most people in one wave of invitations. */
  @Column('integer')
  wavePeople: number;

  @Column('integer')
  waveDays: number;

  @Column('integer')
  nudgeAfterDays: number;

  /** The wave that was invited last; the managers, who hear first, are wave 0. */
  @Column('integer', { default: 0 })
  wave: number;

  /** Null before the start and after the last. */
  @Column('timestamptz', { nullable: true })
  nextWaveAt: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'campaigns_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** Written at the end; null before. */
  @Column('text', { nullable: true })
  summary: string | null;
}
