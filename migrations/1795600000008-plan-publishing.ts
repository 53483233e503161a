import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A visit that takes the place of another is for the same stop: whoever moves it needs to know nothing of rotations. */
export class PlanPublishing1795600000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION keep_stop_of_visit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO rotation_visits (visit_id, rotation_id, stop_id)
          SELECT NEW.id, rotation_id, stop_id FROM rotation_visits WHERE visit_id = NEW.replaces_id
          ON CONFLICT (visit_id) DO NOTHING;
          RETURN NULL;
        END $$`);
    await queryRunner.query(`
      CREATE TRIGGER visits_keep_stop AFTER INSERT ON visits
        FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION keep_stop_of_visit()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER visits_keep_stop ON visits`);
    await queryRunner.query(`DROP FUNCTION keep_stop_of_visit`);
  }
}
