import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes of stops, cohorts of new hires, their rotations, and plans that give each a dated path. */
export class Onboarding1795600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...people, ...programmes, ...rotations, ...plans]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE plan_unplaced, plan_placements, plans, rotation_visits, rotation_exceptions, rotations, cohorts,
                  person_absences, programme_stops, programme_versions, programmes`,
    );
    await queryRunner.query(
      `ALTER TABLE people DROP COLUMN personnel_number, DROP COLUMN job_title, DROP COLUMN location,
                          DROP COLUMN workdays, DROP COLUMN leaves_on`,
    );
  }
}

const people = [
  `ALTER TABLE people
     ADD COLUMN personnel_number text,
     ADD COLUMN job_title text NOT NULL DEFAULT '',
     ADD COLUMN location text NOT NULL DEFAULT '',
     ADD COLUMN workdays integer[] NOT NULL DEFAULT '{1,2,3,4,5}',
     ADD COLUMN leaves_on date,
     ADD CONSTRAINT people_personnel_number UNIQUE (personnel_number),
     ADD CONSTRAINT people_workdays CHECK (cardinality(workdays) >= 1 AND workdays <@ '{1,2,3,4,5,6,7}')`,
  `CREATE TABLE person_absences (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    noted_by_id uuid NOT NULL,
    noted_at timestamptz NOT NULL,
    CONSTRAINT person_absences_dates CHECK (until_on >= from_on),
    CONSTRAINT person_absences_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT person_absences_noted_by FOREIGN KEY (noted_by_id) REFERENCES people (id)
  )`,
  `CREATE INDEX person_absences_by_person ON person_absences (person_id, until_on)`,
];

const programmes = [
  `CREATE TABLE programmes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    archived_at timestamptz,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT programmes_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE UNIQUE INDEX programmes_name ON programmes (name) WHERE archived_at IS NULL`,
  `CREATE TABLE programme_versions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    programme_id uuid NOT NULL,
    version integer NOT NULL,
    is_ordered boolean NOT NULL,
    most_per_day integer NOT NULL,
    most_per_week integer,
    department_ids uuid[] NOT NULL,
    locations text[] NOT NULL,
    job_titles text[] NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT programme_versions_once UNIQUE (programme_id, version),
    CONSTRAINT programme_versions_most CHECK (most_per_day BETWEEN 1 AND 4 AND most_per_week BETWEEN 1 AND 20),
    CONSTRAINT programme_versions_programme FOREIGN KEY (programme_id) REFERENCES programmes (id),
    CONSTRAINT programme_versions_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE TABLE programme_stops (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    version_id uuid NOT NULL,
    position integer NOT NULL,
    department_id uuid NOT NULL,
    channel text,
    least_minutes integer,
    visits integer NOT NULL,
    from_day integer NOT NULL,
    to_day integer NOT NULL,
    is_required boolean NOT NULL,
    weight integer NOT NULL,
    CONSTRAINT programme_stops_once UNIQUE (version_id, position),
    CONSTRAINT programme_stops_channel CHECK (channel IN ('phone', 'chat', 'email', 'social', 'desk')),
    CONSTRAINT programme_stops_minutes CHECK (least_minutes BETWEEN 15 AND 720),
    CONSTRAINT programme_stops_visits CHECK (visits BETWEEN 1 AND 10),
    CONSTRAINT programme_stops_window CHECK (from_day >= 0 AND to_day >= from_day AND to_day <= 260),
    CONSTRAINT programme_stops_weight CHECK (weight BETWEEN 1 AND 10),
    CONSTRAINT programme_stops_version FOREIGN KEY (version_id) REFERENCES programme_versions (id),
    CONSTRAINT programme_stops_department FOREIGN KEY (department_id) REFERENCES departments (id)
  )`,
];

const rotations = [
  `CREATE TABLE cohorts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cohorts_name UNIQUE (name),
    CONSTRAINT cohorts_dates CHECK (last_on >= first_on),
    CONSTRAINT cohorts_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE TABLE rotations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id uuid NOT NULL,
    person_id uuid NOT NULL,
    version_id uuid NOT NULL,
    first_on date NOT NULL,
    state text NOT NULL DEFAULT 'open',
    stopped_reason text,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT rotations_state CHECK (state IN ('open', 'stopped')),
    CONSTRAINT rotations_reason CHECK (stopped_reason IS NULL OR state = 'stopped'),
    CONSTRAINT rotations_cohort FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT rotations_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT rotations_version FOREIGN KEY (version_id) REFERENCES programme_versions (id),
    CONSTRAINT rotations_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE UNIQUE INDEX rotations_one_open ON rotations (person_id) WHERE state = 'open'`,
  `CREATE INDEX rotations_by_cohort ON rotations (cohort_id, person_id)`,
  `CREATE INDEX rotations_by_version ON rotations (version_id)`,
  `CREATE TABLE rotation_exceptions (
    rotation_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    is_skipped boolean NOT NULL,
    until_on date,
    noted_by_id uuid NOT NULL,
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (rotation_id, stop_id),
    CONSTRAINT rotation_exceptions_one CHECK (is_skipped = (until_on IS NULL)),
    CONSTRAINT rotation_exceptions_rotation FOREIGN KEY (rotation_id) REFERENCES rotations (id),
    CONSTRAINT rotation_exceptions_stop FOREIGN KEY (stop_id) REFERENCES programme_stops (id),
    CONSTRAINT rotation_exceptions_noted_by FOREIGN KEY (noted_by_id) REFERENCES people (id)
  )`,
  `CREATE TABLE rotation_visits (
    visit_id uuid PRIMARY KEY,
    rotation_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    CONSTRAINT rotation_visits_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT rotation_visits_rotation FOREIGN KEY (rotation_id) REFERENCES rotations (id),
    CONSTRAINT rotation_visits_stop FOREIGN KEY (stop_id) REFERENCES programme_stops (id)
  )`,
  `CREATE INDEX rotation_visits_by_rotation ON rotation_visits (rotation_id)`,
];

const plans = [
  `CREATE TABLE plans (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    cohort_id uuid,
    based_on_id uuid,
    state text NOT NULL DEFAULT 'queued',
    seconds integer NOT NULL,
    phase text,
    placed integer,
    possible integer,
    bound integer,
    seconds_used double precision,
    failure text,
    revision integer NOT NULL DEFAULT 0,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    published_at timestamptz,
    published_by_id uuid,
    CONSTRAINT plans_kind CHECK (kind IN ('plan', 'repair')),
    CONSTRAINT plans_state CHECK (state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'published', 'discarded')),
    CONSTRAINT plans_seconds CHECK (seconds BETWEEN 1 AND 600),
    CONSTRAINT plans_figures CHECK (state NOT IN ('ready', 'published') OR (placed IS NOT NULL AND possible IS NOT NULL AND bound IS NOT NULL)),
    CONSTRAINT plans_bound CHECK (placed >= 0 AND placed <= bound AND bound <= possible),
    CONSTRAINT plans_published CHECK ((state = 'published') = (published_at IS NOT NULL)),
    CONSTRAINT plans_cohort FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT plans_based_on FOREIGN KEY (based_on_id) REFERENCES plans (id),
    CONSTRAINT plans_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT plans_published_by FOREIGN KEY (published_by_id) REFERENCES people (id)
  )`,
  `CREATE INDEX plans_by_age ON plans (created_at, id)`,
  `CREATE INDEX plans_by_cohort ON plans (cohort_id, created_at)`,
  `CREATE TABLE plan_placements (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    plan_id uuid NOT NULL,
    rotation_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    is_pinned boolean NOT NULL DEFAULT false,
    visit_id uuid,
    CONSTRAINT plan_placements_once UNIQUE (plan_id, rotation_id, slot_id),
    CONSTRAINT plan_placements_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    CONSTRAINT plan_placements_rotation FOREIGN KEY (rotation_id) REFERENCES rotations (id),
    CONSTRAINT plan_placements_stop FOREIGN KEY (stop_id) REFERENCES programme_stops (id),
    CONSTRAINT plan_placements_slot FOREIGN KEY (slot_id) REFERENCES slots (id),
    CONSTRAINT plan_placements_visit FOREIGN KEY (visit_id) REFERENCES visits (id)
  )`,
  `CREATE INDEX plan_placements_by_slot ON plan_placements (plan_id, slot_id)`,
  `CREATE TABLE plan_unplaced (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    plan_id uuid NOT NULL,
    rotation_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    reason text NOT NULL,
    CONSTRAINT plan_unplaced_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    CONSTRAINT plan_unplaced_rotation FOREIGN KEY (rotation_id) REFERENCES rotations (id),
    CONSTRAINT plan_unplaced_stop FOREIGN KEY (stop_id) REFERENCES programme_stops (id)
  )`,
  `CREATE INDEX plan_unplaced_by_plan ON plan_unplaced (plan_id, rotation_id)`,
];
