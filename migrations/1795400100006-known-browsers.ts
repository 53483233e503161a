import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which browser somebody signed in, so that they know their own sign-ins from another's. */
export class KnownBrowsers1795400100006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE sessions ADD COLUMN browser text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE sessions DROP COLUMN browser`);
  }
}
