import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds people by any part of their names or address, with or without accents; no extension that a server may not have. */
export class PeopleSearch1795400100004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE people ADD COLUMN search_text text NOT NULL DEFAULT ''`);
    await queryRunner.query(`
      CREATE FUNCTION keep_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.search_text := translate(
            regexp_replace(
              normalize(lower(concat_ws(' ', NEW.given_name, NEW.name_prefix, NEW.family_name, NEW.email)), NFD),
              '[\\u0300-\\u036f]', '', 'g'),
            'ıøłđ', 'iold');
          RETURN NEW;
        END $$`);
    await queryRunner.query(`
      CREATE TRIGGER people_keep_searchable BEFORE INSERT OR UPDATE ON people
        FOR EACH ROW EXECUTE FUNCTION keep_searchable()`);
    await queryRunner.query(`UPDATE people SET search_text = ''`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER people_keep_searchable ON people`);
    await queryRunner.query(`DROP FUNCTION keep_searchable`);
    await queryRunner.query(`ALTER TABLE people DROP COLUMN search_text`);
  }
}
