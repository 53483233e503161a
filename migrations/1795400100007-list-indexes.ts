import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the lists of visits read by when there are a hundred thousand. */
export class ListIndexes1795400100007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX visits_by_start ON visits (starts_at, id)`);
    await queryRunner.query(
      `CREATE INDEX visits_for_another ON visits (requested_by_id, starts_at) WHERE requested_by_id <> visitor_id`,
    );
    await queryRunner.query(
      `CREATE INDEX visits_waiting_by_start ON visits (starts_at, slot_id) WHERE state = 'requested'`,
    );
    await queryRunner.query(
      `CREATE INDEX visits_approved_by_start ON visits (starts_at, slot_id, visitor_id) WHERE state = 'approved'`,
    );
    await queryRunner.query(`CREATE INDEX slot_hosts_by_host ON slot_hosts (host_id, starts_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP INDEX visits_by_start, visits_for_another, visits_waiting_by_start, visits_approved_by_start, slot_hosts_by_host`,
    );
  }
}
