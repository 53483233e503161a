import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments, people, sign-in, slots, visits, invites, audit, outbox. */
export class FirstVisit1795300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    for (const statement of [...people, ...slots, ...visits, ...invites, ...record]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE installation, sweeps, outbox_mails, idempotency_keys, audit_entries, mail_links, invites, visits,
        slot_hosts, slots, api_tokens, sessions, sign_in_links, person_roles, people, departments`);
    await queryRunner.query(`DROP FUNCTION count_seats, keep_audit, keep_sequence_rising`);
  }
}

const people = [
  `CREATE TABLE departments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    is_host boolean NOT NULL DEFAULT false,
    place text NOT NULL DEFAULT '',
    time_zone text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT departments_name UNIQUE (name)
  )`,
  `CREATE TABLE people (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    given_name text NOT NULL,
    name_prefix text NOT NULL DEFAULT '',
    family_name text NOT NULL,
    email text NOT NULL,
    language text NOT NULL DEFAULT 'nl',
    department_id uuid NOT NULL,
    manager_id uuid,
    feed_secret text,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT people_email UNIQUE (email),
    CONSTRAINT people_feed_secret UNIQUE (feed_secret),
    CONSTRAINT people_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT people_manager FOREIGN KEY (manager_id) REFERENCES people (id),
    CONSTRAINT people_language CHECK (language IN ('nl', 'en')),
    CONSTRAINT people_email_lower CHECK (email = lower(email))
  )`,
  `CREATE INDEX people_by_department ON people (department_id)`,
  `CREATE INDEX people_by_manager ON people (manager_id)`,
  `CREATE TABLE person_roles (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    role text NOT NULL,
    department_id uuid,
    CONSTRAINT person_roles_once UNIQUE NULLS NOT DISTINCT (person_id, role, department_id),
    CONSTRAINT person_roles_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT person_roles_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT person_roles_scope CHECK (
      CASE WHEN role IN ('admin', 'hr') THEN department_id IS NULL
           WHEN role IN ('lead', 'deputy', 'host') THEN department_id IS NOT NULL
           ELSE false END)
  )`,
  `CREATE INDEX person_roles_by_department ON person_roles (department_id, role)`,
  `CREATE TABLE sign_in_links (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    token_hash text NOT NULL,
    browser_hash text,
    code_hash text,
    code_attempts integer NOT NULL DEFAULT 0,
    next_path text NOT NULL DEFAULT '/',
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT sign_in_links_token UNIQUE (token_hash),
    CONSTRAINT sign_in_links_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
  `CREATE INDEX sign_in_links_by_person ON sign_in_links (person_id, created_at)`,
  `CREATE INDEX sign_in_links_by_browser ON sign_in_links (browser_hash)`,
  `CREATE TABLE sessions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    token_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT sessions_token UNIQUE (token_hash),
    CONSTRAINT sessions_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
  `CREATE INDEX sessions_by_person ON sessions (person_id)`,
  `CREATE TABLE api_tokens (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    name text NOT NULL,
    token_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_tokens_token UNIQUE (token_hash),
    CONSTRAINT api_tokens_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
  `CREATE INDEX api_tokens_by_person ON api_tokens (person_id)`,
];

// Hosts and visits carry their slot's hours and state so that exclusion constraints can see them.
// The foreign keys cascade every change of the slot, so the copies cannot differ from it.
const slots = [
  `CREATE TABLE slots (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    department_id uuid NOT NULL,
    channel text NOT NULL,
    location text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    seats integer NOT NULL,
    seats_taken integer NOT NULL DEFAULT 0,
    audience text NOT NULL,
    approval text NOT NULL,
    briefing text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'published',
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT slots_hours UNIQUE (id, starts_at, ends_at, state),
    CONSTRAINT slots_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT slots_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT slots_channel CHECK (channel IN ('phone', 'chat', 'email', 'social', 'desk')),
    CONSTRAINT slots_audience CHECK (audience IN ('campaign', 'onboarding', 'both')),
    CONSTRAINT slots_approval CHECK (approval IN ('lead', 'automatic')),
    CONSTRAINT slots_state CHECK (state IN ('published', 'withdrawn')),
    CONSTRAINT slots_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT slots_seats CHECK (seats >= 1),
    CONSTRAINT slots_seats_taken CHECK (seats_taken BETWEEN 0 AND seats)
  )`,
  `CREATE INDEX slots_by_start ON slots (starts_at, id)`,
  `CREATE INDEX slots_by_department ON slots (department_id, starts_at, id)`,
  `CREATE TABLE slot_hosts (
    slot_id uuid NOT NULL,
    host_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    slot_state text NOT NULL,
    CONSTRAINT slot_hosts_pkey PRIMARY KEY (slot_id, host_id),
    CONSTRAINT slot_hosts_slot FOREIGN KEY (slot_id, starts_at, ends_at, slot_state)
      REFERENCES slots (id, starts_at, ends_at, state) ON UPDATE CASCADE,
    CONSTRAINT slot_hosts_host FOREIGN KEY (host_id) REFERENCES people (id),
    CONSTRAINT slot_hosts_double_booked EXCLUDE USING gist
      (host_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (slot_state = 'published')
  )`,
];

const visits = [
  `CREATE TABLE visits (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slot_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    slot_state text NOT NULL,
    visitor_id uuid NOT NULL,
    state text NOT NULL,
    learning_goals text[] NOT NULL,
    host_id uuid,
    requested_by_id uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by_id uuid,
    decided_at timestamptz,
    reason text,
    nudged_at timestamptz,
    CONSTRAINT visits_slot FOREIGN KEY (slot_id, starts_at, ends_at, slot_state)
      REFERENCES slots (id, starts_at, ends_at, state) ON UPDATE CASCADE,
    CONSTRAINT visits_host FOREIGN KEY (slot_id, host_id) REFERENCES slot_hosts (slot_id, host_id),
    CONSTRAINT visits_visitor FOREIGN KEY (visitor_id) REFERENCES people (id),
    CONSTRAINT visits_requested_by FOREIGN KEY (requested_by_id) REFERENCES people (id),
    CONSTRAINT visits_decided_by FOREIGN KEY (decided_by_id) REFERENCES people (id),
    CONSTRAINT visits_state CHECK (state IN ('requested', 'approved', 'declined', 'withdrawn', 'cancelled')),
    CONSTRAINT visits_goals CHECK (cardinality(learning_goals) BETWEEN 1 AND 3),
    CONSTRAINT visits_slot_withdrawn CHECK (slot_state = 'published' OR state NOT IN ('requested', 'approved')),
    CONSTRAINT visits_own_overlap EXCLUDE USING gist
      (visitor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('requested', 'approved'))
  )`,
  `CREATE UNIQUE INDEX visits_one_live ON visits (visitor_id, slot_id) WHERE state IN ('requested', 'approved')`,
  `CREATE INDEX visits_by_slot ON visits (slot_id)`,
  `CREATE INDEX visits_by_visitor ON visits (visitor_id, starts_at)`,
  `CREATE INDEX visits_by_host ON visits (host_id, starts_at)`,
  `CREATE INDEX visits_waiting ON visits (requested_at) WHERE state = 'requested'`,
  `CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND OLD.state = 'approved' THEN
        UPDATE slots SET seats_taken = seats_taken - 1 WHERE id = OLD.slot_id;
      END IF;
      IF TG_OP <> 'DELETE' AND NEW.state = 'approved' THEN
        UPDATE slots SET seats_taken = seats_taken + 1 WHERE id = NEW.slot_id;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER visits_count_seats AFTER INSERT OR DELETE OR UPDATE OF state, slot_id ON visits
    FOR EACH ROW EXECUTE FUNCTION count_seats()`,
];

const invites = [
  `CREATE TABLE invites (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    visit_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    uid text NOT NULL,
    sequence integer NOT NULL DEFAULT 0,
    is_live boolean NOT NULL DEFAULT true,
    attempted_sequence integer,
    announced_sequence integer,
    reminded_at timestamptz,
    CONSTRAINT invites_uid UNIQUE (uid),
    CONSTRAINT invites_one_per_person UNIQUE (visit_id, person_id),
    CONSTRAINT invites_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT invites_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT invites_role CHECK (role IN ('visitor', 'host')),
    CONSTRAINT invites_sequence CHECK (sequence >= 0 AND announced_sequence <= attempted_sequence AND attempted_sequence <= sequence)
  )`,
  `CREATE INDEX invites_by_person ON invites (person_id)`,
  `CREATE FUNCTION keep_sequence_rising() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.sequence < OLD.sequence OR NEW.uid <> OLD.uid THEN
        RAISE EXCEPTION 'the UID of an invite is fixed and its SEQUENCE never falls';
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER invites_keep_sequence_rising BEFORE UPDATE ON invites
    FOR EACH ROW EXECUTE FUNCTION keep_sequence_rising()`,
  `CREATE TABLE mail_links (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash text NOT NULL,
    person_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT mail_links_token UNIQUE (token_hash),
    CONSTRAINT mail_links_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT mail_links_visit FOREIGN KEY (visit_id) REFERENCES visits (id)
  )`,
];

const record = [
  `CREATE TABLE audit_entries (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id uuid,
    act text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    before jsonb,
    after jsonb
  )`,
  `CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, id)`,
  `CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id)`,
  `CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$`,
  `CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION keep_audit()`,
  `CREATE TRIGGER audit_entries_keep_all BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit()`,
  `CREATE TABLE idempotency_keys (
    person_id uuid NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    answer jsonb,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (person_id, key)
  )`,
  `CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)`,
  `CREATE TABLE outbox_mails (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    message_id text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    raw bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT outbox_mails_message_id UNIQUE (message_id)
  )`,
  `CREATE INDEX outbox_mails_by_recipient ON outbox_mails (recipient, created_at)`,
  `CREATE INDEX outbox_mails_by_age ON outbox_mails (created_at, id)`,
  `CREATE TABLE sweeps (
    name text PRIMARY KEY,
    last_run_at timestamptz NOT NULL
  )`,
  `CREATE TABLE installation (
    is_only boolean DEFAULT true,
    is_demo boolean NOT NULL,
    CONSTRAINT installation_pkey PRIMARY KEY (is_only),
    CONSTRAINT installation_only CHECK (is_only)
  )`,
];
