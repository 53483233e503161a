import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holidays and closed days of departments, and moments that repeat. */
export class Series1795500100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE series_slots`);
    await queryRunner.query(`DROP TABLE series`);
    await queryRunner.query(`DROP TABLE special_days`);
    await queryRunner.query(`ALTER TABLE departments DROP COLUMN country`);
  }
}

const statements = [
  `ALTER TABLE departments ADD COLUMN country text NOT NULL DEFAULT 'NL',
     ADD CONSTRAINT departments_country CHECK (country IN ('NL', 'BE', 'other'))`,
  `UPDATE departments SET country = CASE WHEN time_zone = 'Europe/Brussels' THEN 'BE' ELSE 'other' END
    WHERE time_zone <> 'Europe/Amsterdam'`,
  `CREATE TABLE special_days (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    department_id uuid NOT NULL,
    kind text NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    name text NOT NULL DEFAULT '',
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT special_days_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT special_days_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT special_days_kind CHECK (kind IN ('closed', 'open')),
    CONSTRAINT special_days_order CHECK (last_on >= first_on),
    CONSTRAINT special_days_overlap EXCLUDE USING gist
      (department_id WITH =, daterange(first_on, last_on, '[]') WITH &&)
  )`,
  `CREATE TABLE series (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    department_id uuid NOT NULL,
    rule text NOT NULL,
    starts_on date NOT NULL,
    stopped_at timestamptz,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT series_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT series_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
  `CREATE INDEX series_by_department ON series (department_id, created_at, id)`,
  `CREATE TABLE series_slots (
    slot_id uuid PRIMARY KEY,
    series_id uuid NOT NULL,
    "on" date NOT NULL,
    CONSTRAINT series_slots_slot FOREIGN KEY (slot_id) REFERENCES slots (id),
    CONSTRAINT series_slots_series FOREIGN KEY (series_id) REFERENCES series (id)
  )`,
  `CREATE INDEX series_slots_in_order ON series_slots (series_id, "on", slot_id)`,
];
