import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits and forms carry what years of them are counted by, so that an index alone can tell. */
export class CountedVisits1795700200010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...floors, ...missed, ...indexes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

// A moment stays where it was published: what has copied its floor need not look again.
const floors = [
  `CREATE FUNCTION keep_slot_in_place() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a moment stays at its department' USING ERRCODE = '23514', CONSTRAINT = 'slots_in_place';
    END $$`,
  `CREATE TRIGGER slots_in_place BEFORE UPDATE OF department_id ON slots
     FOR EACH ROW WHEN (NEW.department_id <> OLD.department_id) EXECUTE FUNCTION keep_slot_in_place()`,
  `ALTER TABLE visits ADD COLUMN floor_id uuid`,
  `UPDATE visits v SET floor_id = s.department_id FROM slots s WHERE s.id = v.slot_id`,
  `ALTER TABLE visits ALTER COLUMN floor_id SET NOT NULL`,
  `CREATE FUNCTION keep_visit_floor() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.floor_id := (SELECT department_id FROM slots WHERE id = NEW.slot_id);
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER visits_keep_floor BEFORE INSERT OR UPDATE OF slot_id, floor_id ON visits
     FOR EACH ROW EXECUTE FUNCTION keep_visit_floor()`,
  `ALTER TABLE feedback_forms ADD COLUMN floor_id uuid`,
  `UPDATE feedback_forms f SET floor_id = v.floor_id FROM visits v WHERE v.id = f.visit_id`,
  `ALTER TABLE feedback_forms ALTER COLUMN floor_id SET NOT NULL`,
  `CREATE FUNCTION keep_form_floor() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.floor_id := (SELECT floor_id FROM visits WHERE id = NEW.visit_id);
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER feedback_forms_keep_floor BEFORE INSERT OR UPDATE OF visit_id, floor_id ON feedback_forms
     FOR EACH ROW EXECUTE FUNCTION keep_form_floor()`,
];

const missed = [
  `ALTER TABLE visits ADD COLUMN is_missed boolean NOT NULL DEFAULT false`,
  `UPDATE visits v SET is_missed = true FROM attendances a WHERE a.visit_id = v.id AND a.outcome = 'missed'`,
  `CREATE FUNCTION keep_visit_missed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        UPDATE visits SET is_missed = false WHERE id = OLD.visit_id AND is_missed;
      ELSE
        UPDATE visits SET is_missed = NOT is_missed
         WHERE id = NEW.visit_id AND is_missed IS DISTINCT FROM (NEW.outcome IS NOT DISTINCT FROM 'missed');
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER attendances_keep_missed AFTER INSERT OR DELETE OR UPDATE OF outcome ON attendances
     FOR EACH ROW EXECUTE FUNCTION keep_visit_missed()`,
];

const indexes = [
  `DROP INDEX visits_told, feedback_forms_by_asking`,
  `CREATE INDEX visits_told ON visits (starts_at, ends_at, visitor_id, floor_id, host_id, is_missed, forgotten_at) WHERE state = 'approved'`,
  `CREATE INDEX visits_told_of_floor ON visits (floor_id, starts_at, ends_at, visitor_id, host_id, is_missed, forgotten_at) WHERE state = 'approved'`,
  `CREATE INDEX visits_late ON visits (starts_at, floor_id, visitor_id) WHERE cancelled_late`,
  `CREATE INDEX visits_decided ON visits (starts_at, requested_at, accepted_at, decided_at, floor_id)
     WHERE state IN ('approved', 'declined') AND slot_state = 'published' AND decided_by_id IS NOT NULL`,
  `CREATE INDEX visits_ended ON visits (starts_at, id, requested_at, accepted_at, floor_id)
     WHERE state IN ('cancelled', 'moved') AND slot_state = 'published'`,
  `CREATE INDEX audit_entries_approvals ON audit_entries (subject_id, at) WHERE act = 'visit.approved' AND actor_id IS NOT NULL`,
  `CREATE INDEX slots_told ON slots (starts_at, ends_at, department_id, seats, seats_taken) WHERE state = 'published'`,
  `CREATE INDEX feedback_forms_told ON feedback_forms (kind, asked_at, floor_id, person_id, answered_at)`,
];

const down = [
  `DROP INDEX feedback_forms_told, slots_told, audit_entries_approvals, visits_ended, visits_decided, visits_late, visits_told_of_floor, visits_told`,
  `CREATE INDEX feedback_forms_by_asking ON feedback_forms (kind, asked_at, answered_at, person_id)`,
  `CREATE INDEX visits_told ON visits (starts_at, visitor_id, slot_id, state, ends_at, cancelled_late, id) WHERE state IN ('approved', 'cancelled')`,
  `DROP TRIGGER attendances_keep_missed ON attendances`,
  `DROP TRIGGER feedback_forms_keep_floor ON feedback_forms`,
  `DROP TRIGGER visits_keep_floor ON visits`,
  `DROP TRIGGER slots_in_place ON slots`,
  `DROP FUNCTION keep_visit_missed, keep_form_floor, keep_visit_floor, keep_slot_in_place`,
  `ALTER TABLE feedback_forms DROP COLUMN floor_id`,
  `ALTER TABLE visits DROP COLUMN floor_id, DROP COLUMN is_missed`,
];
