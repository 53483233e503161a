import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was heard most is put in order from indexes alone, of the whole company and of a floor. */
export class FoundLearnings1795700200011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX learnings_heads ON learnings (id, head_id, all_heard) WHERE head_id = id`);
    await queryRunner.query(`CREATE INDEX learnings_heads_of_floor ON learnings (department_id, head_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX learnings_heads, learnings_heads_of_floor`);
  }
}
