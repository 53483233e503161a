import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits of years are counted from an index alone. */
export class ToldVisits1795700100013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX visits_told ON visits (starts_at, visitor_id, slot_id, state, ends_at, cancelled_late, id) WHERE state IN ('approved', 'cancelled')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX visits_told`);
  }
}
