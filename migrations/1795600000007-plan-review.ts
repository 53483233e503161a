import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reviewers change in a plan by hand, so that it can be taken back, and what they keep the planner from. */
export class PlanReview1795600000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE plan_edits, plan_exclusions');
  }
}

const statements = [
  `CREATE TABLE plan_exclusions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    plan_id uuid NOT NULL,
    rotation_id uuid,
    slot_id uuid,
    CONSTRAINT plan_exclusions_of CHECK (rotation_id IS NOT NULL OR slot_id IS NOT NULL),
    CONSTRAINT plan_exclusions_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    CONSTRAINT plan_exclusions_rotation FOREIGN KEY (rotation_id) REFERENCES rotations (id),
    CONSTRAINT plan_exclusions_slot FOREIGN KEY (slot_id) REFERENCES slots (id)
  )`,
  `CREATE INDEX plan_exclusions_by_plan ON plan_exclusions (plan_id, slot_id)`,
  `CREATE TABLE plan_edits (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    act text NOT NULL,
    state text NOT NULL DEFAULT 'done',
    revision integer NOT NULL,
    rotation_ids uuid[] NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    made_by_id uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT plan_edits_once UNIQUE (plan_id, number),
    CONSTRAINT plan_edits_state CHECK (state IN ('done', 'undone', 'dropped')),
    CONSTRAINT plan_edits_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    CONSTRAINT plan_edits_made_by FOREIGN KEY (made_by_id) REFERENCES people (id)
  )`,
];
