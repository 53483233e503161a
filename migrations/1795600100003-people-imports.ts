import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of people from the systems of HR: what would come of them, what came of them, and layouts of the company's own. */
export class PeopleImports1795600100003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE import_layouts, people_import_rows, people_imports');
  }
}

const statements = [
  `CREATE TABLE people_imports (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    file_name text NOT NULL,
    content text,
    layout jsonb,
    creates_departments boolean NOT NULL DEFAULT false,
    state text NOT NULL,
    done integer NOT NULL DEFAULT 0,
    rows integer NOT NULL DEFAULT 0,
    counts jsonb NOT NULL DEFAULT '{}',
    unknown_departments jsonb NOT NULL DEFAULT '[]',
    created_by_id uuid NOT NULL,
    applied_by_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    applied_at timestamptz,
    CONSTRAINT people_imports_state CHECK (state IN ('mapping', 'reading', 'ready', 'applying', 'applied', 'cancelled')),
    CONSTRAINT people_imports_layout CHECK (state IN ('mapping', 'cancelled') OR layout IS NOT NULL),
    CONSTRAINT people_imports_applied CHECK ((state = 'applied') = (applied_at IS NOT NULL)),
    CONSTRAINT people_imports_created_by FOREIGN KEY (created_by_id) REFERENCES people (id),
    CONSTRAINT people_imports_applied_by FOREIGN KEY (applied_by_id) REFERENCES people (id)
  )`,
  `CREATE INDEX people_imports_by_age ON people_imports (created_at, id)`,
  `CREATE TABLE people_import_rows (
    import_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    personnel_number text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    changes jsonb NOT NULL,
    notes jsonb NOT NULL,
    CONSTRAINT people_import_rows_pkey PRIMARY KEY (import_id, position),
    CONSTRAINT people_import_rows_kind CHECK (kind IN ('new', 'changed', 'unchanged', 'missing', 'rejected')),
    CONSTRAINT people_import_rows_import FOREIGN KEY (import_id) REFERENCES people_imports (id) ON DELETE CASCADE
  )`,
  `CREATE INDEX people_import_rows_by_kind ON people_import_rows (import_id, kind, position)`,
  `CREATE TABLE import_layouts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    layout jsonb NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT import_layouts_name UNIQUE (name),
    CONSTRAINT import_layouts_created_by FOREIGN KEY (created_by_id) REFERENCES people (id)
  )`,
];
