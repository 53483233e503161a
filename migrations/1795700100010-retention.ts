import type { MigrationInterface, QueryRunner } from 'typeorm';

const keepAudit = (
  exceptions: string,
) => `CREATE OR REPLACE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      ${exceptions}
      IF TG_OP = 'UPDATE' AND current_setting('meekijk.erases', true) = 'yes' THEN
        IF (NEW.id, NEW.at, NEW.act, NEW.subject_type, NEW.subject_id) = (OLD.id, OLD.at, OLD.act, OLD.subject_type, OLD.subject_id)
           AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
           AND coalesce(NEW.before <@ OLD.before, NEW.before IS NULL) AND coalesce(NEW.after <@ OLD.after, NEW.after IS NULL) THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION 'the audit is append-only';
    END $$`;

/** Who visited long ago is known by department only, and what is old enough goes. */
export class Retention1795700100010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE people ADD COLUMN stand_in integer, ADD COLUMN has_visited boolean NOT NULL DEFAULT false, ADD COLUMN left_at timestamptz,
         ADD COLUMN counted_year integer,
         ADD CONSTRAINT people_stand_in CHECK (stand_in IS NULL OR erased_at IS NOT NULL),
         ADD CONSTRAINT people_one_stand_in UNIQUE (department_id, stand_in)`,
    );
    await queryRunner.query(
      `UPDATE people p SET left_at = coalesce((SELECT max(at) FROM audit_entries a WHERE a.subject_id = p.id AND a.act = 'person.left'), now())
        WHERE NOT is_active`,
    );
    await queryRunner.query(
      `ALTER TABLE visits ADD COLUMN forgotten_at timestamptz, ADD COLUMN is_repeat boolean NOT NULL DEFAULT false`,
    );
    await queryRunner.query(`CREATE INDEX visits_to_forget ON visits (starts_at) WHERE forgotten_at IS NULL`);
    // The youngest entries stay, whoever asks.
    await queryRunner.query(
      keepAudit(`IF TG_OP = 'DELETE' AND current_setting('meekijk.forgets', true) = 'yes' AND OLD.at < now() - interval '27 days' THEN
        RETURN OLD;
      END IF;`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(keepAudit(''));
    await queryRunner.query(`ALTER TABLE visits DROP COLUMN forgotten_at, DROP COLUMN is_repeat`);
    await queryRunner.query(
      `ALTER TABLE people DROP COLUMN stand_in, DROP COLUMN has_visited, DROP COLUMN left_at, DROP COLUMN counted_year`,
    );
  }
}
