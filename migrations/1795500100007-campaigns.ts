import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns, whom they invite, and how many seats a department may take. */
export class Campaigns1795500100007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...campaigns, ...scope, ...invitations, ...quotas]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE seat_quotas, campaign_invitations, campaign_slots, campaign_teams, campaign_departments, campaigns`,
    );
  }
}

const campaigns = [
  `CREATE TABLE campaigns (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title text NOT NULL,
    message text NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    wave_people integer NOT NULL,
    wave_days integer NOT NULL,
    nudge_after_days integer NOT NULL,
    wave integer NOT NULL DEFAULT 0,
    next_wave_at timestamptz,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    closed_at timestamptz,
    summary text,
    CONSTRAINT campaigns_state CHECK (state IN ('draft', 'running', 'paused', 'closed')),
    CONSTRAINT campaigns_dates CHECK (closes_on >= opens_on),
    CONSTRAINT campaigns_waves CHECK (wave_people >= 1 AND wave_days >= 1 AND nudge_after_days >= 1),
    CONSTRAINT campaigns_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE INDEX campaigns_by_age ON campaigns (created_at, id)`,
  `CREATE INDEX campaigns_by_wave ON campaigns (next_wave_at) WHERE state = 'running'`,
];

const scope = [
  `CREATE TABLE campaign_departments (
    campaign_id uuid NOT NULL,
    department_id uuid NOT NULL,
    target_kind text NOT NULL,
    target integer NOT NULL,
    quota integer,
    PRIMARY KEY (campaign_id, department_id),
    CONSTRAINT campaign_departments_kind CHECK (target_kind IN ('people', 'share')),
    CONSTRAINT campaign_departments_target CHECK (target >= 1 AND (target_kind = 'people' OR target <= 100)),
    CONSTRAINT campaign_departments_quota CHECK (quota >= 1),
    CONSTRAINT campaign_departments_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_departments_department FOREIGN KEY (department_id) REFERENCES departments (id)
  )`,
  `CREATE TABLE campaign_teams (
    campaign_id uuid NOT NULL,
    department_id uuid NOT NULL,
    PRIMARY KEY (campaign_id, department_id),
    CONSTRAINT campaign_teams_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_teams_department FOREIGN KEY (department_id) REFERENCES departments (id)
  )`,
  `CREATE TABLE campaign_slots (
    campaign_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    PRIMARY KEY (campaign_id, slot_id),
    CONSTRAINT campaign_slots_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_slots_slot FOREIGN KEY (slot_id) REFERENCES slots (id)
  )`,
  `CREATE INDEX campaign_slots_by_slot ON campaign_slots (slot_id)`,
];

const invitations = [
  `CREATE TABLE campaign_invitations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    wave integer NOT NULL,
    invited_at timestamptz,
    nudged_at timestamptz,
    nudges integer NOT NULL DEFAULT 0,
    answered_at timestamptz,
    answer text,
    CONSTRAINT campaign_invitations_once UNIQUE (campaign_id, person_id),
    CONSTRAINT campaign_invitations_kind CHECK (kind IN ('manager', 'colleague')),
    CONSTRAINT campaign_invitations_answer CHECK ((answer IS NULL) = (answered_at IS NULL) AND answer IN ('not-now')),
    CONSTRAINT campaign_invitations_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_invitations_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
  `CREATE INDEX campaign_invitations_unsent ON campaign_invitations (campaign_id, wave, id) WHERE invited_at IS NULL`,
  `CREATE INDEX campaign_invitations_by_person ON campaign_invitations (person_id)`,
];

const quotas = [
  `CREATE TABLE seat_quotas (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    scope_id uuid NOT NULL,
    department_id uuid NOT NULL,
    seats integer NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    team_ids uuid[] NOT NULL,
    slot_ids uuid[] NOT NULL,
    CONSTRAINT seat_quotas_once UNIQUE (scope_id, department_id),
    CONSTRAINT seat_quotas_seats CHECK (seats >= 1),
    CONSTRAINT seat_quotas_department FOREIGN KEY (department_id) REFERENCES departments (id)
  )`,
  `CREATE INDEX seat_quotas_by_department ON seat_quotas (department_id)`,
];
