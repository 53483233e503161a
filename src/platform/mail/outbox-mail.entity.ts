import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A mail that stays in the house because no mail server is set. */
@Entity('outbox_mails')
@Unique('outbox_mails_message_id', ['messageId'])
@Index('outbox_mails_by_recipient', ['recipient', 'createdAt'])
@Index('outbox_mails_by_age', ['createdAt', 'id'])
export class OutboxMail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  messageId: string;

  @Column('text')
  recipient: string;

  @Column('text')
  subject: string;

  /** The message as it would have gone out, RFC 5322. */
  @Column('bytea', { select: false })
  raw: Buffer;

  @Column('timestamptz')
  createdAt: Date;
}
