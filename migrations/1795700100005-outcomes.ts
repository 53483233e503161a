import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Screens on walls, and whether a lead may read along with what guests thank a host for. */
export class Outcomes1795700100005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE walls (
         department_id uuid NOT NULL,
         secret text NOT NULL,
         opened_at timestamptz NOT NULL,
         opened_by_id uuid NOT NULL,
         CONSTRAINT walls_pkey PRIMARY KEY (department_id),
         CONSTRAINT walls_secret UNIQUE (secret),
         CONSTRAINT walls_department FOREIGN KEY (department_id) REFERENCES departments (id),
         CONSTRAINT walls_opened_by FOREIGN KEY (opened_by_id) REFERENCES people (id)
       )`,
    );
    await queryRunner.query(`ALTER TABLE host_wishes ADD COLUMN shares_thanks boolean NOT NULL DEFAULT false`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE host_wishes DROP COLUMN shares_thanks');
    await queryRunner.query('DROP TABLE walls');
  }
}
