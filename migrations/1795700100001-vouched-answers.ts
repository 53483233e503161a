import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That what looks like a customer's data in an answer is none. */
export class VouchedAnswers1795700100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE form_answers ADD COLUMN vouched_at timestamptz');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE form_answers DROP COLUMN vouched_at');
  }
}
