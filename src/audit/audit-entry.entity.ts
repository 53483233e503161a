import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('audit_entries')
@Index('audit_entries_by_subject', ['subjectId', 'id'])
@Index('audit_entries_by_actor', ['actorId', 'at', 'id'])
@Index('audit_entries_by_time', ['at', 'id'])
@Index('audit_entries_by_act', ['act', 'at', 'id'])
@Index('audit_entries_by_kind', ['subjectType', 'at', 'id'])
@Index('audit_entries_approvals', ['subjectId', 'at'], { where: `act = 'visit.approved' AND actor_id IS NOT NULL` })
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  @Column('timestamptz')
  at: Date;

  /** Null: the system itself (a sweep, a job). */
  @Column('uuid', { nullable: true })
  actorId: string | null;

  /** `visit.approved`, in the words of the act. */
  @Column('text')
  act: string;

  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('jsonb', { nullable: true })
  before: object | null;

  @Column('jsonb', { nullable: true })
  after: object | null;
}
