import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What would give visits a seat that a plan could not place, and when the leads were asked for it. */
export class PlanShortages1795600100006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE plan_shortages (
         id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
         plan_id uuid NOT NULL,
         department_id uuid NOT NULL,
         channel text,
         least_minutes integer,
         people integer NOT NULL,
         missing integer NOT NULL,
         from_on date NOT NULL,
         until_on date NOT NULL,
         seats integer NOT NULL,
         more_seats jsonb NOT NULL,
         still_missing integer NOT NULL,
         longer_days integer,
         longer_visits integer,
         asked_by_id uuid,
         asked_at timestamptz,
         CONSTRAINT plan_shortages_asked CHECK ((asked_by_id IS NULL) = (asked_at IS NULL)),
         CONSTRAINT plan_shortages_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
         CONSTRAINT plan_shortages_department FOREIGN KEY (department_id) REFERENCES departments (id),
         CONSTRAINT plan_shortages_asked_by FOREIGN KEY (asked_by_id) REFERENCES people (id)
       )`,
    );
    await queryRunner.query(`CREATE INDEX plan_shortages_by_plan ON plan_shortages (plan_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE plan_shortages');
  }
}
