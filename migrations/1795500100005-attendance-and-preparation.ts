import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came, who let go too late, what has to be promised before a visit, and a visitor's own notes. */
export class AttendanceAndPreparation1795500100005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...attendance, ...preparation]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sheet_notes, preparations, attendances`);
    await queryRunner.query(`ALTER TABLE departments DROP COLUMN allows_listening`);
    await queryRunner.query(`ALTER TABLE visits DROP COLUMN cancelled_late`);
  }
}

const columns = [
  `ALTER TABLE departments ADD COLUMN allows_listening boolean NOT NULL DEFAULT true`,
  `ALTER TABLE visits ADD COLUMN cancelled_late boolean NOT NULL DEFAULT false,
     ADD CONSTRAINT visits_cancelled_late CHECK (NOT cancelled_late OR state = 'cancelled')`,
];

const attendance = [
  `CREATE TABLE attendances (
    visit_id uuid PRIMARY KEY,
    outcome text,
    told_by text,
    reason text,
    marked_by_id uuid,
    marked_at timestamptz,
    confirmed_at timestamptz,
    asked_at timestamptz,
    CONSTRAINT attendances_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT attendances_marked_by FOREIGN KEY (marked_by_id) REFERENCES people (id),
    CONSTRAINT attendances_outcome CHECK (outcome IN ('present', 'missed')),
    CONSTRAINT attendances_told_by CHECK (told_by IN ('nobody', 'visitor', 'other')),
    CONSTRAINT attendances_missed CHECK ((outcome IS NOT DISTINCT FROM 'missed') = (told_by IS NOT NULL)),
    CONSTRAINT attendances_reason CHECK (reason IS NULL OR told_by IS NOT NULL),
    CONSTRAINT attendances_marked CHECK ((outcome IS NULL) = (marked_at IS NULL))
  )`,
];

const preparation = [
  `CREATE TABLE preparations (
    visit_id uuid PRIMARY KEY,
    reminded_for timestamptz,
    asked_for timestamptz,
    cleared_by_id uuid,
    cleared_at timestamptz,
    CONSTRAINT preparations_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT preparations_cleared_by FOREIGN KEY (cleared_by_id) REFERENCES people (id),
    CONSTRAINT preparations_cleared CHECK ((cleared_by_id IS NULL) = (cleared_at IS NULL))
  )`,
  `CREATE TABLE sheet_notes (
    visit_id uuid PRIMARY KEY,
    notes text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT sheet_notes_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT sheet_notes_number CHECK (cardinality(notes) <= 6)
  )`,
];
