import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links in mails that speak of other things than visits. */
export class MailLinks1795500100008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE mail_links ADD COLUMN subject text, ADD COLUMN subject_id uuid,
     ADD CONSTRAINT mail_links_subject CHECK (subject IN ('visit', 'slot', 'invitation'))`,
  `UPDATE mail_links SET subject = 'visit', subject_id = visit_id`,
  `ALTER TABLE mail_links ALTER COLUMN subject SET NOT NULL, ALTER COLUMN subject_id SET NOT NULL, DROP COLUMN visit_id`,
  `CREATE INDEX mail_links_by_subject ON mail_links (subject_id)`,
];

const down = [
  `DELETE FROM mail_links WHERE subject <> 'visit'`,
  `ALTER TABLE mail_links ADD COLUMN visit_id uuid, ADD CONSTRAINT mail_links_visit FOREIGN KEY (visit_id) REFERENCES visits (id)`,
  `UPDATE mail_links SET visit_id = subject_id`,
  `DROP INDEX mail_links_by_subject`,
  `ALTER TABLE mail_links ALTER COLUMN visit_id SET NOT NULL, DROP COLUMN subject, DROP COLUMN subject_id`,
];
