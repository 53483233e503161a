import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hosts wish, when they are away, whom they would rather not receive; and since when a visit has its host. */
export class Hosts1795500100002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `CREATE TABLE host_wishes (
    person_id uuid PRIMARY KEY,
    takes_part boolean NOT NULL,
    channels text[] NOT NULL,
    languages text[] NOT NULL,
    hours jsonb NOT NULL,
    most_per_day integer,
    most_per_week integer,
    most_per_month integer,
    changed_at timestamptz NOT NULL,
    CONSTRAINT host_wishes_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT host_wishes_most CHECK (most_per_day >= 1 AND most_per_week >= 1 AND most_per_month >= 1)
  )`,
  `CREATE TABLE host_absences (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    kind text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    reported_by_id uuid NOT NULL,
    reported_at timestamptz NOT NULL,
    CONSTRAINT host_absences_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT host_absences_reported_by FOREIGN KEY (reported_by_id) REFERENCES people (id),
    CONSTRAINT host_absences_kind CHECK (kind IN ('pause', 'absence')),
    CONSTRAINT host_absences_dates CHECK (until_on >= from_on)
  )`,
  `CREATE INDEX host_absences_by_person ON host_absences (person_id, until_on)`,
  `CREATE TABLE declined_guests (
    host_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    declined_at timestamptz NOT NULL,
    CONSTRAINT declined_guests_pkey PRIMARY KEY (host_id, visitor_id),
    CONSTRAINT declined_guests_host FOREIGN KEY (host_id) REFERENCES people (id),
    CONSTRAINT declined_guests_visitor FOREIGN KEY (visitor_id) REFERENCES people (id)
  )`,
  `ALTER TABLE visits ADD COLUMN host_since timestamptz`,
  `UPDATE visits SET host_since = coalesce(decided_at, requested_at) WHERE host_id IS NOT NULL`,
  // Whose turn it is depends on it, so that no act can forget it. Not now(): hosts given in one transaction take turns too.
  `CREATE FUNCTION note_host() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.host_id IS NULL THEN
        NEW.host_since := NULL;
      ELSIF TG_OP = 'INSERT' OR NEW.host_id IS DISTINCT FROM OLD.host_id THEN
        NEW.host_since := clock_timestamp();
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER visits_note_host BEFORE INSERT OR UPDATE OF host_id ON visits FOR EACH ROW EXECUTE FUNCTION note_host()`,
];

const down = [
  `DROP TRIGGER visits_note_host ON visits`,
  `DROP FUNCTION note_host`,
  `ALTER TABLE visits DROP COLUMN host_since`,
  `DROP TABLE declined_guests, host_absences, host_wishes`,
];
