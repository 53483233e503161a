import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What visitors and hosts are asked, what they learned, and what is done about it. */
export class LearningLoop1795700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...forms, ...learnings, ...search, ...actions]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const forms = [
  `CREATE TABLE feedback_forms (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    visit_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    reminders integer NOT NULL DEFAULT 0,
    reminded_at timestamptz,
    draft jsonb,
    saved_at timestamptz,
    answered_at timestamptz,
    changed_at timestamptz,
    CONSTRAINT feedback_forms_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT feedback_forms_person FOREIGN KEY (person_id) REFERENCES people (id),
    CONSTRAINT feedback_forms_once UNIQUE (visit_id, kind),
    CONSTRAINT feedback_forms_kind CHECK (kind IN ('before', 'debrief', 'host-debrief', 'after')),
    CONSTRAINT feedback_forms_hours CHECK (closes_at > asked_at),
    CONSTRAINT feedback_forms_reminders CHECK (reminders BETWEEN 0 AND 2)
  )`,
  `CREATE INDEX feedback_forms_by_person ON feedback_forms (person_id, asked_at)`,
  `CREATE INDEX feedback_forms_unanswered ON feedback_forms (closes_at) WHERE answered_at IS NULL`,
  `CREATE TABLE form_answers (
    form_id uuid NOT NULL,
    question text NOT NULL,
    asked text NOT NULL,
    answer text NOT NULL,
    CONSTRAINT form_answers_pkey PRIMARY KEY (form_id, question),
    CONSTRAINT form_answers_form FOREIGN KEY (form_id) REFERENCES feedback_forms (id) ON DELETE CASCADE
  )`,
  `CREATE TABLE pulse_scores (
    form_id uuid NOT NULL,
    statement integer NOT NULL,
    score integer NOT NULL,
    asked text NOT NULL,
    CONSTRAINT pulse_scores_pkey PRIMARY KEY (form_id, statement),
    CONSTRAINT pulse_scores_form FOREIGN KEY (form_id) REFERENCES feedback_forms (id) ON DELETE CASCADE,
    CONSTRAINT pulse_scores_statement CHECK (statement BETWEEN 1 AND 4),
    CONSTRAINT pulse_scores_score CHECK (score BETWEEN 1 AND 5)
  )`,
  `ALTER TABLE mail_links DROP CONSTRAINT mail_links_subject,
     ADD CONSTRAINT mail_links_subject CHECK (subject IN ('visit', 'slot', 'invitation', 'form'))`,
];

const learnings = [
  `CREATE TABLE themes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT themes_name UNIQUE (name)
  )`,
  `CREATE TABLE learnings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    visit_id uuid NOT NULL,
    side text NOT NULL,
    question text NOT NULL,
    author_id uuid NOT NULL,
    department_id uuid NOT NULL,
    for_department_id uuid,
    channel text NOT NULL,
    text text NOT NULL,
    theme_id uuid,
    times_heard integer NOT NULL DEFAULT 1,
    preventable text,
    lacked text[] NOT NULL DEFAULT '{}',
    vouched_at timestamptz,
    head_id uuid NOT NULL,
    learned_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    plain_text text NOT NULL DEFAULT '',
    search tsvector NOT NULL DEFAULT '',
    CONSTRAINT learnings_visit FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT learnings_author FOREIGN KEY (author_id) REFERENCES people (id),
    CONSTRAINT learnings_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT learnings_for_department FOREIGN KEY (for_department_id) REFERENCES departments (id),
    CONSTRAINT learnings_theme FOREIGN KEY (theme_id) REFERENCES themes (id),
    CONSTRAINT learnings_head FOREIGN KEY (head_id) REFERENCES learnings (id),
    CONSTRAINT learnings_side CHECK (side IN ('visitor', 'host')),
    CONSTRAINT learnings_question CHECK (question IN ('surprise', 'preventable', 'lacked', 'question', 'fix')),
    CONSTRAINT learnings_channel CHECK (channel IN ('phone', 'chat', 'email', 'social', 'desk')),
    CONSTRAINT learnings_text CHECK (text <> ''),
    CONSTRAINT learnings_times_heard CHECK (times_heard BETWEEN 1 AND 999),
    CONSTRAINT learnings_preventable CHECK (preventable IN ('yes', 'partly', 'no')),
    CONSTRAINT learnings_lacked CHECK (lacked <@ '{information,system,mandate}')
  )`,
  `CREATE INDEX learnings_by_visit ON learnings (visit_id)`,
  `CREATE INDEX learnings_by_head ON learnings (head_id)`,
  `CREATE INDEX learnings_by_author ON learnings (author_id, learned_at)`,
  `CREATE INDEX learnings_by_time ON learnings (learned_at, id)`,
  `CREATE INDEX learnings_by_department ON learnings (department_id, learned_at, id)`,
  `CREATE INDEX learnings_by_target ON learnings (for_department_id, learned_at, id) WHERE for_department_id IS NOT NULL`,
];

// Accents fall away before the stem is taken, and every word is stemmed in both languages: who writes "klachten" is found
// by "klacht", and a Dutch text with English words by either.
const search = [
  `CREATE EXTENSION IF NOT EXISTS unaccent`,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE TEXT SEARCH CONFIGURATION learnings_nl (COPY = dutch)`,
  `ALTER TEXT SEARCH CONFIGURATION learnings_nl ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem`,
  `CREATE TEXT SEARCH CONFIGURATION learnings_en (COPY = english)`,
  `ALTER TEXT SEARCH CONFIGURATION learnings_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem`,
  `CREATE FUNCTION keep_learning_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.plain_text := lower(unaccent(NEW.text));
      NEW.search := to_tsvector('learnings_nl', NEW.text) || to_tsvector('learnings_en', NEW.text);
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER learnings_keep_searchable BEFORE INSERT OR UPDATE OF text ON learnings
     FOR EACH ROW EXECUTE FUNCTION keep_learning_searchable()`,
  `CREATE INDEX learnings_search ON learnings USING gin (search)`,
];

const actions = [
  `CREATE TABLE actions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    learning_id uuid NOT NULL,
    title text NOT NULL,
    expected_effect text NOT NULL DEFAULT '',
    department_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open',
    result text,
    reason text,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    reminded_for text,
    revision integer NOT NULL DEFAULT 1,
    CONSTRAINT actions_learning FOREIGN KEY (learning_id) REFERENCES learnings (id),
    CONSTRAINT actions_department FOREIGN KEY (department_id) REFERENCES departments (id),
    CONSTRAINT actions_owner FOREIGN KEY (owner_id) REFERENCES people (id),
    CONSTRAINT actions_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT actions_state CHECK (state IN ('open', 'doing', 'done', 'dropped')),
    CONSTRAINT actions_title CHECK (title <> ''),
    CONSTRAINT actions_result CHECK ((state = 'done') = (result IS NOT NULL)),
    CONSTRAINT actions_reason CHECK ((state = 'dropped') = (reason IS NOT NULL)),
    CONSTRAINT actions_ended CHECK ((state IN ('done', 'dropped')) = (ended_at IS NOT NULL))
  )`,
  `CREATE INDEX actions_by_learning ON actions (learning_id)`,
  `CREATE INDEX actions_by_department ON actions (department_id, state, due_on, id)`,
  `CREATE INDEX actions_by_owner ON actions (owner_id, state, due_on)`,
  `CREATE INDEX actions_by_end ON actions (ended_at) WHERE ended_at IS NOT NULL`,
  `CREATE INDEX actions_by_creation ON actions (created_at)`,
  `CREATE INDEX actions_due ON actions (due_on) WHERE state IN ('open', 'doing')`,
  `CREATE TABLE action_comments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    action_id uuid NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT action_comments_action FOREIGN KEY (action_id) REFERENCES actions (id),
    CONSTRAINT action_comments_author FOREIGN KEY (author_id) REFERENCES people (id),
    CONSTRAINT action_comments_text CHECK (text <> '')
  )`,
  `CREATE INDEX action_comments_by_action ON action_comments (action_id, written_at)`,
];

const down = [
  `DROP TABLE action_comments, actions, learnings, themes, pulse_scores, form_answers, feedback_forms`,
  `DROP FUNCTION keep_learning_searchable`,
  `DROP TEXT SEARCH CONFIGURATION learnings_nl`,
  `DROP TEXT SEARCH CONFIGURATION learnings_en`,
  `DELETE FROM mail_links WHERE subject = 'form'`,
  `ALTER TABLE mail_links DROP CONSTRAINT mail_links_subject,
     ADD CONSTRAINT mail_links_subject CHECK (subject IN ('visit', 'slot', 'invitation'))`,
];
