import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an offered seat was accepted, and who was reminded of a request by now: leads, deputies, HR. */
export class WaitlistAndNudges1795500100003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE visits ADD COLUMN accepted_at timestamptz, ADD COLUMN nudge_step integer NOT NULL DEFAULT 0`,
  `UPDATE visits SET nudge_step = 1 WHERE nudged_at IS NOT NULL`,
];

const down = [`ALTER TABLE visits DROP COLUMN accepted_at, DROP COLUMN nudge_step`];
