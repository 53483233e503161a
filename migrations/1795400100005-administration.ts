import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Test invites, and an audit that is fast to search by time, by who, by what was done and to what kind of thing. */
export class Administration1795400100005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE test_invites (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL,
        uid text NOT NULL,
        sequence integer NOT NULL DEFAULT 0,
        is_live boolean NOT NULL DEFAULT true,
        attempted_sequence integer,
        announced_sequence integer,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        fault text,
        created_at timestamptz NOT NULL,
        CONSTRAINT test_invites_uid UNIQUE (uid),
        CONSTRAINT test_invites_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT test_invites_sequence
          CHECK (sequence >= 0 AND announced_sequence <= attempted_sequence AND attempted_sequence <= sequence)
      )`);
    await queryRunner.query(`CREATE INDEX test_invites_by_person ON test_invites (person_id, created_at)`);
    await queryRunner.query(`DROP INDEX audit_entries_by_actor`);
    await queryRunner.query(`CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at, id)`);
    await queryRunner.query(`CREATE INDEX audit_entries_by_time ON audit_entries (at, id)`);
    await queryRunner.query(`CREATE INDEX audit_entries_by_act ON audit_entries (act, at, id)`);
    await queryRunner.query(`CREATE INDEX audit_entries_by_kind ON audit_entries (subject_type, at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX audit_entries_by_actor, audit_entries_by_time, audit_entries_by_act, audit_entries_by_kind`);
    await queryRunner.query(`CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id)`);
    await queryRunner.query(`DROP TABLE test_invites`);
  }
}
