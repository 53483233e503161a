import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a visitor was told of a refusal: from then on it cannot be undone. */
export class UndoDecisions1795400100002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE visits ADD COLUMN told_at timestamptz`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE visits DROP COLUMN told_at`);
  }
}
