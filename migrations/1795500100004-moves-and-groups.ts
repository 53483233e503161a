import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who ask in one go, and a way to find the visit that took another's place. */
export class MovesAndGroups1795500100004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE visit_groups (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      slot_id uuid NOT NULL,
      requested_by_id uuid NOT NULL,
      requested_at timestamptz NOT NULL,
      is_together boolean NOT NULL,
      CONSTRAINT visit_groups_slot FOREIGN KEY (slot_id) REFERENCES slots (id),
      CONSTRAINT visit_groups_requested_by FOREIGN KEY (requested_by_id) REFERENCES people (id)
    )`);
    await queryRunner.query(`ALTER TABLE visits ADD COLUMN group_id uuid,
      ADD CONSTRAINT visits_group FOREIGN KEY (group_id) REFERENCES visit_groups (id)`);
    await queryRunner.query(`CREATE INDEX visits_by_group ON visits (group_id) WHERE group_id IS NOT NULL`);
    await queryRunner.query(`CREATE INDEX visits_by_replaced ON visits (replaces_id) WHERE replaces_id IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX visits_by_replaced`);
    await queryRunner.query(`ALTER TABLE visits DROP COLUMN group_id`);
    await queryRunner.query(`DROP TABLE visit_groups`);
  }
}
