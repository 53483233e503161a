import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Waiting for a seat, an offer that holds one, a request that runs out, a visit that moves; and notices to bundle. */
export class LifeOfAVisit1795500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...states(AFTER), ...seats(HOLDS_SEAT, ', offered_at'), ...notices])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const back = [...settle, ...states(BEFORE), ...seats((visit) => `${visit}.state = 'approved'`, ''), ...drop];
    for (const statement of back) await queryRunner.query(statement);
  }
}

interface States {
  all: string;
  open: string;
  atSomeHours: string;
}

const BEFORE: States = {
  all: `'requested', 'approved', 'declined', 'withdrawn', 'cancelled'`,
  open: `state IN ('requested', 'approved')`,
  atSomeHours: `state IN ('requested', 'approved')`,
};

// Who asks to move keeps the old visit meanwhile, perhaps at the same hours.
const AFTER: States = {
  all: `'requested', 'waiting', 'offered', 'approved', 'declined', 'withdrawn', 'expired', 'moved', 'cancelled'`,
  open: `state IN ('waiting', 'offered', 'requested', 'approved')`,
  atSomeHours: `state IN ('offered', 'approved') OR (state = 'requested' AND replaces_id IS NULL)`,
};

// An offer holds a seat, and so does the request of who accepted one.
const HOLDS_SEAT = (visit: string) =>
  `(${visit}.state IN ('approved', 'offered') OR (${visit}.state = 'requested' AND ${visit}.offered_at IS NOT NULL))`;

const columns = [
  `ALTER TABLE visits ADD COLUMN offered_at timestamptz, ADD COLUMN offer_expires_at timestamptz, ADD COLUMN replaces_id uuid,
     ADD CONSTRAINT visits_replaces FOREIGN KEY (replaces_id) REFERENCES visits (id),
     ADD CONSTRAINT visits_offer CHECK (state <> 'offered' OR (offered_at IS NOT NULL AND offer_expires_at > offered_at))`,
  `CREATE INDEX visits_in_line ON visits (slot_id, requested_at, id) WHERE state IN ('waiting', 'offered')`,
  `CREATE INDEX visits_offers_by_end ON visits (offer_expires_at) WHERE state = 'offered'`,
  `CREATE UNIQUE INDEX visits_one_move ON visits (replaces_id) WHERE state IN ('waiting', 'offered', 'requested', 'approved')`,
];

const states = ({ all, open, atSomeHours }: States) => [
  `ALTER TABLE visits DROP CONSTRAINT visits_state, DROP CONSTRAINT visits_slot_withdrawn, DROP CONSTRAINT visits_own_overlap,
     ADD CONSTRAINT visits_state CHECK (state IN (${all})),
     ADD CONSTRAINT visits_slot_withdrawn CHECK (slot_state = 'published' OR NOT (${open})),
     ADD CONSTRAINT visits_own_overlap EXCLUDE USING gist
       (visitor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (${atSomeHours})`,
  `DROP INDEX visits_one_live`,
  `CREATE UNIQUE INDEX visits_one_live ON visits (visitor_id, slot_id) WHERE ${open}`,
];

const seats = (holdsSeat: (visit: string) => string, columnsToo: string) => [
  `CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND ${holdsSeat('OLD')} THEN
        UPDATE slots SET seats_taken = seats_taken - 1 WHERE id = OLD.slot_id;
      END IF;
      IF TG_OP <> 'DELETE' AND ${holdsSeat('NEW')} THEN
        UPDATE slots SET seats_taken = seats_taken + 1 WHERE id = NEW.slot_id;
      END IF;
      RETURN NULL;
    END $$`,
  `DROP TRIGGER visits_count_seats ON visits`,
  `CREATE TRIGGER visits_count_seats AFTER INSERT OR DELETE OR UPDATE OF state, slot_id${columnsToo} ON visits
    FOR EACH ROW EXECUTE FUNCTION count_seats()`,
];

const notices = [
  `CREATE TABLE notices (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    CONSTRAINT notices_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
  `CREATE UNIQUE INDEX notices_unsent ON notices (person_id, kind, payload) WHERE sent_at IS NULL`,
  `CREATE INDEX notices_by_age ON notices (created_at)`,
];

// What the older states have no word for.
const settle = [
  `UPDATE visits SET state = 'withdrawn' WHERE state IN ('waiting', 'offered', 'expired')`,
  `UPDATE visits SET state = 'withdrawn' WHERE state = 'requested' AND (replaces_id IS NOT NULL OR offered_at IS NOT NULL)`,
  `UPDATE visits SET state = 'cancelled' WHERE state = 'moved'`,
];

const drop = [
  `DROP TABLE notices`,
  `DROP INDEX visits_in_line, visits_offers_by_end, visits_one_move`,
  `ALTER TABLE visits DROP CONSTRAINT visits_offer, DROP COLUMN offered_at, DROP COLUMN offer_expires_at, DROP COLUMN replaces_id`,
];
