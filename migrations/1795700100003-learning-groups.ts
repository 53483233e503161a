import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Learnings that say the same are counted together at their head, and told by the month. */
export class LearningGroups1795700100003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const columns = [
  `ALTER TABLE learnings ADD COLUMN learned_month date,
     ADD COLUMN all_heard integer NOT NULL DEFAULT 1,
     ADD COLUMN all_learnings integer NOT NULL DEFAULT 1,
     ADD COLUMN all_visits integer NOT NULL DEFAULT 1`,
  `CREATE FUNCTION keep_learned_month() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.learned_month := (SELECT date_trunc('month', NEW.learned_at AT TIME ZONE time_zone) FROM departments WHERE id = NEW.department_id);
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER learnings_keep_month BEFORE INSERT OR UPDATE OF learned_at, department_id ON learnings
     FOR EACH ROW EXECUTE FUNCTION keep_learned_month()`,
  `UPDATE learnings SET learned_at = learned_at`,
  `ALTER TABLE learnings ALTER COLUMN learned_month SET NOT NULL`,
];

// The sum is taken anew under the heads' locks: a sum taken before somebody else's transaction ended would miss theirs.
const counts = [
  `CREATE FUNCTION count_learnings(heads uuid[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      -- The update below calls the trigger that calls this: with nothing left to count it ends here.
      IF cardinality(heads) = 0 THEN RETURN; END IF;
      PERFORM FROM learnings WHERE id = ANY (heads) ORDER BY id FOR NO KEY UPDATE;
      UPDATE learnings h SET all_heard = heard, all_learnings = learnings, all_visits = visits
        FROM (SELECT head_id, sum(times_heard) AS heard, count(*) AS learnings, count(DISTINCT visit_id) AS visits
                FROM learnings WHERE head_id = ANY (heads) GROUP BY head_id) counted
       WHERE h.id = counted.head_id AND (h.all_heard, h.all_learnings, h.all_visits) IS DISTINCT FROM (heard, learnings, visits);
    END $$`,
  `CREATE FUNCTION count_changed_learnings() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM count_learnings(ARRAY(SELECT DISTINCT head_id FROM after_change));
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM count_learnings(ARRAY(SELECT DISTINCT head_id FROM before_change));
      ELSE
        PERFORM count_learnings(ARRAY(
          SELECT unnest(ARRAY[b.head_id, a.head_id]) FROM before_change b JOIN after_change a ON a.id = b.id
           WHERE (a.head_id, a.times_heard) IS DISTINCT FROM (b.head_id, b.times_heard)));
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER learnings_count_new AFTER INSERT ON learnings REFERENCING NEW TABLE AS after_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_learnings()`,
  `CREATE TRIGGER learnings_count_gone AFTER DELETE ON learnings REFERENCING OLD TABLE AS before_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_learnings()`,
  `CREATE TRIGGER learnings_count_changed AFTER UPDATE ON learnings REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_learnings()`,
  `UPDATE learnings SET times_heard = times_heard`,
  `SELECT count_learnings(ARRAY(SELECT DISTINCT head_id FROM learnings))`,
];

// The lock waits for whoever is about to join the head to another, and keeps it a head until this transaction ends.
const heads = [
  `CREATE FUNCTION keep_heads_flat() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM FROM learnings WHERE id = NEW.head_id AND head_id = id FOR NO KEY UPDATE;
      IF NOT FOUND OR (NEW.head_id <> NEW.id AND EXISTS (SELECT FROM learnings WHERE head_id = NEW.id)) THEN
        RAISE EXCEPTION 'a learning is joined to a head that stands alone' USING ERRCODE = '23514', CONSTRAINT = 'learnings_flat';
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER learnings_flat AFTER INSERT OR UPDATE OF head_id ON learnings
     FOR EACH ROW EXECUTE FUNCTION keep_heads_flat()`,
];

const indexes = [
  `DROP INDEX learnings_by_head`,
  `CREATE INDEX learnings_of_head ON learnings (head_id, learned_month, id)`,
  `CREATE INDEX learnings_by_month ON learnings (learned_month, id)`,
  `CREATE INDEX learnings_of_floor ON learnings (department_id, learned_month, id)`,
  `CREATE INDEX learnings_for_floor ON learnings (for_department_id, learned_month, id) WHERE for_department_id IS NOT NULL`,
  `CREATE INDEX learnings_by_theme ON learnings (theme_id) WHERE theme_id IS NOT NULL`,
  `CREATE INDEX learnings_most_heard ON learnings (all_heard, id) WHERE head_id = id`,
  // So many words of the language are known by how common they are: the others are the rare ones.
  `ALTER TABLE learnings ALTER COLUMN search SET STATISTICS 300`,
];

const up = [...columns, ...counts, ...heads, ...indexes];

const down = [
  `ALTER TABLE learnings ALTER COLUMN search SET STATISTICS DEFAULT`,
  `DROP INDEX learnings_most_heard, learnings_by_theme, learnings_for_floor, learnings_of_floor, learnings_by_month, learnings_of_head`,
  `CREATE INDEX learnings_by_head ON learnings (head_id)`,
  `DROP TRIGGER learnings_flat ON learnings`,
  `DROP FUNCTION keep_heads_flat`,
  `DROP TRIGGER learnings_count_changed ON learnings`,
  `DROP TRIGGER learnings_count_gone ON learnings`,
  `DROP TRIGGER learnings_count_new ON learnings`,
  `DROP FUNCTION count_changed_learnings`,
  `DROP FUNCTION count_learnings`,
  `DROP TRIGGER learnings_keep_month ON learnings`,
  `DROP FUNCTION keep_learned_month`,
  `ALTER TABLE learnings DROP COLUMN learned_month, DROP COLUMN all_heard, DROP COLUMN all_learnings, DROP COLUMN all_visits`,
];
