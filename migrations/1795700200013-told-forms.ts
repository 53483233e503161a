import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked and who answered is counted floor by floor and month by month, from an index in that order. */
export class ToldForms1795700200013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX feedback_forms_told`);
    await queryRunner.query(
      `CREATE INDEX feedback_forms_told ON feedback_forms (floor_id, kind, asked_at, person_id, answered_at)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX feedback_forms_told`);
    await queryRunner.query(
      `CREATE INDEX feedback_forms_told ON feedback_forms (kind, asked_at, floor_id, person_id, answered_at)`,
    );
  }
}
