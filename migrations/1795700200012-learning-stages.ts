import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far what is done about a learning got is kept at its head, with all that is counted there. */
export class LearningStages1795700200012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const countLearnings = (
  stage: string,
) => `CREATE OR REPLACE FUNCTION count_learnings(heads uuid[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      -- The update below calls the trigger that calls this: with nothing left to count it ends here.
      IF cardinality(heads) = 0 THEN RETURN; END IF;
      PERFORM FROM learnings WHERE id = ANY (heads) ORDER BY id FOR NO KEY UPDATE;
      UPDATE learnings h SET all_heard = heard, all_learnings = learnings, all_visits = visits
        FROM (SELECT head_id, sum(times_heard) AS heard, count(*) AS learnings, count(DISTINCT visit_id) AS visits
                FROM learnings WHERE head_id = ANY (heads) GROUP BY head_id) counted
       WHERE h.id = counted.head_id AND (h.all_heard, h.all_learnings, h.all_visits) IS DISTINCT FROM (heard, learnings, visits);
      ${stage}
    END $$`;

const STAGE = `UPDATE learnings h SET stage = acted.stage
        FROM (SELECT head.id, coalesce(max(CASE a.state WHEN 'done' THEN 4 WHEN 'doing' THEN 3 WHEN 'open' THEN 2 WHEN 'dropped' THEN 1 END), 0) AS stage
                FROM unnest(heads) AS head (id) LEFT JOIN learnings m ON m.head_id = head.id LEFT JOIN actions a ON a.learning_id = m.id
               GROUP BY 1) acted
       WHERE h.id = acted.id AND h.stage <> acted.stage;`;

// Whoever joins the head to another holds it meanwhile: the head is looked up again once it is ours.
const actions = [
  `CREATE FUNCTION count_acted_learnings(learning_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE heads uuid[];
    BEGIN
      LOOP
        heads := ARRAY(SELECT DISTINCT head_id FROM learnings WHERE id = ANY (learning_ids));
        PERFORM FROM learnings WHERE id = ANY (heads) ORDER BY id FOR NO KEY UPDATE;
        EXIT WHEN NOT EXISTS (SELECT FROM learnings WHERE id = ANY (learning_ids) AND head_id <> ALL (heads));
      END LOOP;
      PERFORM count_learnings(heads);
    END $$`,
  `CREATE FUNCTION count_changed_actions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM count_acted_learnings(ARRAY(SELECT learning_id FROM after_change));
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM count_acted_learnings(ARRAY(SELECT learning_id FROM before_change));
      ELSE
        PERFORM count_acted_learnings(ARRAY(
          SELECT unnest(ARRAY[b.learning_id, a.learning_id]) FROM before_change b JOIN after_change a ON a.id = b.id
           WHERE (a.learning_id, a.state) <> (b.learning_id, b.state)));
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER actions_count_new AFTER INSERT ON actions REFERENCING NEW TABLE AS after_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_actions()`,
  `CREATE TRIGGER actions_count_gone AFTER DELETE ON actions REFERENCING OLD TABLE AS before_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_actions()`,
  `CREATE TRIGGER actions_count_changed AFTER UPDATE ON actions REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_actions()`,
];

const up = [
  `ALTER TABLE learnings ADD COLUMN stage integer NOT NULL DEFAULT 0`,
  countLearnings(STAGE),
  ...actions,
  `SELECT count_acted_learnings(ARRAY(SELECT DISTINCT learning_id FROM actions))`,
  `DROP INDEX learnings_heads_by_month, learnings_joined`,
  `CREATE INDEX learnings_acted_by_month ON learnings (learned_month, stage, department_id) WHERE head_id = id AND stage > 0`,
  `CREATE INDEX learnings_acted ON learnings (id, head_id, stage) WHERE head_id = id AND stage > 0`,
  `CREATE INDEX learnings_joined_by_month ON learnings (learned_month, head_id, department_id) WHERE head_id <> id`,
];

const down = [
  `DROP INDEX learnings_acted_by_month, learnings_acted, learnings_joined_by_month`,
  `CREATE INDEX learnings_joined ON learnings (id, head_id) WHERE head_id <> id`,
  `CREATE INDEX learnings_heads_by_month ON learnings (learned_month, head_id, department_id)`,
  `DROP TRIGGER actions_count_new ON actions`,
  `DROP TRIGGER actions_count_gone ON actions`,
  `DROP TRIGGER actions_count_changed ON actions`,
  `DROP FUNCTION count_changed_actions, count_acted_learnings`,
  countLearnings(''),
  `ALTER TABLE learnings DROP COLUMN stage`,
];
