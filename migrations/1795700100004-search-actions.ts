import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds actions by any part of what is said of them, with or without accents, as people are found by their names. */
export class SearchActions1795700100004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE actions ADD COLUMN search_text text NOT NULL DEFAULT ''`);
    await queryRunner.query(`
      CREATE FUNCTION keep_action_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.search_text := translate(
            regexp_replace(
              normalize(lower(concat_ws(' ', NEW.title, NEW.expected_effect, NEW.result, NEW.reason)), NFD),
              '[\\u0300-\\u036f]', '', 'g'),
            'ıøłđ', 'iold');
          RETURN NEW;
        END $$`);
    await queryRunner.query(`
      CREATE TRIGGER actions_keep_searchable BEFORE INSERT OR UPDATE ON actions
        FOR EACH ROW EXECUTE FUNCTION keep_action_searchable()`);
    await queryRunner.query(`UPDATE actions SET search_text = ''`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER actions_keep_searchable ON actions`);
    await queryRunner.query(`DROP FUNCTION keep_action_searchable`);
    await queryRunner.query(`ALTER TABLE actions DROP COLUMN search_text`);
  }
}
