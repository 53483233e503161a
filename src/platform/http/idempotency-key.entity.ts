import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A POST that was answered before: the same key gets the same answer for a day. */
@Entity('idempotency_keys')
@Index('idempotency_keys_by_age', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'idempotency_keys_pkey' })
  personId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pkey' })
  key: string;

  /** SHA-256 of path and body. */
  @Column('text')
  fingerprint: string;

  @Column('jsonb', { nullable: true })
  answer: object | null;

  @Column('timestamptz')
  createdAt: Date;
}
