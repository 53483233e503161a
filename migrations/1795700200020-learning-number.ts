import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody learned is shown to them in the order they wrote it in. */
export class LearningNumber1795700200020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE learnings ADD COLUMN number integer NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE learnings DROP COLUMN number`);
  }
}
