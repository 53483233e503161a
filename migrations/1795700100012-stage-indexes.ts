import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far what was learned got is counted from indexes alone: few learnings are joined to a head, and most actions are of one. */
export class StageIndexes1795700100012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX learnings_with_head, actions_by_learning`);
    await queryRunner.query(`CREATE INDEX learnings_joined ON learnings (id, head_id) WHERE head_id <> id`);
    await queryRunner.query(`CREATE INDEX actions_by_learning ON actions (learning_id, state)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX learnings_joined, actions_by_learning`);
    await queryRunner.query(`CREATE INDEX learnings_with_head ON learnings (id, head_id)`);
    await queryRunner.query(`CREATE INDEX actions_by_learning ON actions (learning_id)`);
  }
}
