import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody whose data were erased leaves a row behind that nobody can be told from, so that counts stay right. */
export class Erasure1795700100009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE people ADD COLUMN erased_at timestamptz,
         ADD CONSTRAINT people_erased CHECK (erased_at IS NULL OR NOT is_active)`,
    );
    await queryRunner.query(forgetting);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(appendOnly);
    await queryRunner.query(`ALTER TABLE people DROP COLUMN erased_at`);
  }
}

// What happened, when and by whom stays as it was written, also for who erases; words can be taken away, none changed or added.
const forgetting = `CREATE OR REPLACE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND current_setting('meekijk.erases', true) = 'yes' THEN
        IF (NEW.id, NEW.at, NEW.act, NEW.subject_type, NEW.subject_id) = (OLD.id, OLD.at, OLD.act, OLD.subject_type, OLD.subject_id)
           AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
           AND coalesce(NEW.before <@ OLD.before, NEW.before IS NULL) AND coalesce(NEW.after <@ OLD.after, NEW.after IS NULL) THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION 'the audit is append-only';
    END $$`;

const appendOnly = `CREATE OR REPLACE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$`;
