import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a department asks its guests and their hosts beside what everybody is asked. */
export class DepartmentQuestions1795700100002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE department_questions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        department_id uuid NOT NULL,
        side text NOT NULL,
        number integer NOT NULL,
        version integer NOT NULL,
        nl text,
        en text,
        created_by_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT department_questions_department FOREIGN KEY (department_id) REFERENCES departments (id),
        CONSTRAINT department_questions_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
        CONSTRAINT department_questions_once UNIQUE (department_id, side, number, version),
        CONSTRAINT department_questions_side CHECK (side IN ('visitor', 'host')),
        CONSTRAINT department_questions_number CHECK (number IN (1, 2)),
        CONSTRAINT department_questions_version CHECK (version >= 1),
        CONSTRAINT department_questions_text CHECK (nl <> '' AND en <> '' AND (nl IS NOT NULL OR en IS NULL))
      )`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE department_questions');
  }
}
