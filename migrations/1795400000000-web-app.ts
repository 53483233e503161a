import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the pages need: the language of a moment, a colleague's first day, the company's own texts, and who accepted the statement. */
export class WebApp1795400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE slots ADD COLUMN language text NOT NULL DEFAULT 'nl'`);
    await queryRunner.query(`ALTER TABLE slots ADD CONSTRAINT slots_language CHECK (language IN ('nl', 'en'))`);
    await queryRunner.query(`ALTER TABLE people ADD COLUMN starts_on date`);
    await queryRunner.query(`CREATE INDEX people_by_start ON people (starts_on) WHERE starts_on IS NOT NULL`);
    await queryRunner.query(`
      CREATE TABLE text_versions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        key text NOT NULL,
        language text NOT NULL,
        version integer NOT NULL,
        text text,
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT text_versions_once UNIQUE (key, language, version),
        CONSTRAINT text_versions_language CHECK (language IN ('nl', 'en')),
        CONSTRAINT text_versions_number CHECK (version >= 1)
      )`);
    await queryRunner.query(`
      CREATE TABLE statement_acceptances (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL,
        language text NOT NULL,
        text text NOT NULL,
        text_hash text NOT NULL,
        accepted_at timestamptz NOT NULL,
        CONSTRAINT statement_acceptances_once UNIQUE (person_id, text_hash),
        CONSTRAINT statement_acceptances_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT statement_acceptances_language CHECK (language IN ('nl', 'en'))
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE statement_acceptances, text_versions`);
    await queryRunner.query(`ALTER TABLE people DROP COLUMN starts_on`);
    await queryRunner.query(`ALTER TABLE slots DROP COLUMN language`);
  }
}
