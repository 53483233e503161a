import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of the heads that something is done about, the few with anything joined to them are told from one index. */
export class ActedGroups1795700200014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX learnings_acted`);
    await queryRunner.query(
      `CREATE INDEX learnings_acted ON learnings (id, head_id, stage, all_learnings) WHERE head_id = id AND stage > 0`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX learnings_acted`);
    await queryRunner.query(
      `CREATE INDEX learnings_acted ON learnings (id, head_id, stage) WHERE head_id = id AND stage > 0`,
    );
  }
}
