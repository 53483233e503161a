import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices that go out together, what people choose to get by mail, and what calendars answer to invites. */
export class NoticesAndReplies1795500100006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...notices, ...choices, ...answers, ...mailboxes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const notices = [
  `ALTER TABLE notices ADD COLUMN due_at timestamptz, ADD COLUMN mail_id uuid`,
  `UPDATE notices SET due_at = created_at, mail_id = CASE WHEN sent_at IS NOT NULL THEN id END`,
  `ALTER TABLE notices ALTER COLUMN due_at SET NOT NULL`,
  // Once a mail takes a notice along, the same one may be told again: it speaks of what happened since.
  `DROP INDEX notices_unsent`,
  `CREATE UNIQUE INDEX notices_waiting ON notices (person_id, kind, payload) WHERE mail_id IS NULL`,
  `CREATE INDEX notices_unsent ON notices (person_id, created_at) WHERE sent_at IS NULL`,
];

const choices = [
  `CREATE TABLE notice_choices (
    person_id uuid NOT NULL,
    kind text NOT NULL,
    is_mailed boolean NOT NULL,
    CONSTRAINT notice_choices_pkey PRIMARY KEY (person_id, kind),
    CONSTRAINT notice_choices_person FOREIGN KEY (person_id) REFERENCES people (id)
  )`,
];

const answers = [
  `ALTER TABLE invites ADD COLUMN answer text, ADD COLUMN answered_at timestamptz,
     ADD CONSTRAINT invites_answer CHECK (answer IN ('accepted', 'tentative', 'declined') AND (answer IS NULL) = (answered_at IS NULL))`,
];

const mailboxes = [
  `CREATE TABLE reply_mailboxes (
    address text CONSTRAINT reply_mailboxes_pkey PRIMARY KEY,
    uid_validity text NOT NULL,
    last_uid bigint NOT NULL,
    read_at timestamptz,
    failed_at timestamptz,
    fault text
  )`,
  `CREATE TABLE replies (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    received_at timestamptz NOT NULL,
    sender text NOT NULL,
    outcome text NOT NULL,
    invite_id uuid,
    CONSTRAINT replies_invite FOREIGN KEY (invite_id) REFERENCES invites (id) ON DELETE SET NULL
  )`,
  `CREATE INDEX replies_by_age ON replies (received_at, id)`,
  `CREATE INDEX replies_by_invite ON replies (invite_id)`,
];

const back = [
  `DROP TABLE replies`,
  `DROP TABLE reply_mailboxes`,
  `ALTER TABLE invites DROP CONSTRAINT invites_answer, DROP COLUMN answer, DROP COLUMN answered_at`,
  `DROP TABLE notice_choices`,
  `DROP INDEX notices_unsent, notices_waiting`,
  `ALTER TABLE notices DROP COLUMN due_at, DROP COLUMN mail_id`,
  // What was told again while the first telling was under way.
  `DELETE FROM notices n USING notices o
    WHERE n.sent_at IS NULL AND o.sent_at IS NULL AND n.id > o.id
      AND n.person_id = o.person_id AND n.kind = o.kind AND n.payload = o.payload`,
  `CREATE UNIQUE INDEX notices_unsent ON notices (person_id, kind, payload) WHERE sent_at IS NULL`,
];
