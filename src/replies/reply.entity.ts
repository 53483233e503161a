import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Invite } from '../visits/invite.entity.js';
import type { ReplyOutcome } from './reply.rules.js';

/** What became of one message in the mailbox: an answer that was taken, or why nothing was done with it. */
@Entity('replies')
@Index('replies_by_age', ['receivedAt', 'id'])
@Index('replies_by_invite', ['inviteId'])
export class Reply {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('timestamptz')
  receivedAt: Date;

  /** The address it says it comes from; empty when it says none. */
  @Column('text')
  sender: string;

  @Column('text')
  outcome: ReplyOutcome;

  @ManyToOne(() => Invite, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'invite_id', foreignKeyConstraintName: 'replies_invite' })
  invite: Invite | null;

  @Column('uuid', { nullable: true })
  inviteId: string | null;
}
