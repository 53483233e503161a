import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a mailbox has been read, and how the last attempt went. */
@Entity('reply_mailboxes')
export class ReplyMailbox {
  /** Where it is, without its password. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'reply_mailboxes_pkey' })
  address: string;

  /** While it stays the same, a UID means the same message (RFC 3501 2.3.1.1). */
  @Column('text')
  uidValidity: string;

  /** Up to 2³², which PostgreSQL hands over as text. */
  @Column('bigint')
  lastUid: string;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;

  @Column('timestamptz', { nullable: true })
  failedAt: Date | null;

  /** Why it could not be read the last time; null when it could. */
  @Column('text', { nullable: true })
  fault: string | null;
}
