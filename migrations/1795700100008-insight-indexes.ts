import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the loop brought is counted from indexes alone, over years too. */
export class InsightIndexes1795700100008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(down);
  }
}

const up = [
  `CREATE INDEX learnings_themes_by_month ON learnings (learned_month, theme_id, department_id)`,
  `CREATE INDEX learnings_heads_by_month ON learnings (learned_month, head_id, department_id)`,
  `CREATE INDEX learnings_with_head ON learnings (id, head_id)`,
  `CREATE INDEX learnings_lacked_by_month ON learnings (learned_month, department_id, lacked) WHERE lacked <> '{}'`,
  `CREATE INDEX learnings_preventable_by_month ON learnings (learned_month, head_id, department_id, times_heard, preventable)
     WHERE preventable IN ('yes', 'partly')`,
  `CREATE INDEX feedback_forms_by_asking ON feedback_forms (kind, asked_at, answered_at, person_id)`,
];

const down = `DROP INDEX learnings_themes_by_month, learnings_heads_by_month, learnings_with_head, learnings_lacked_by_month,
  learnings_preventable_by_month, feedback_forms_by_asking`;
