import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Language } from '../platform/views/languages.js';

/** What a company says at one place in its own words. A change is a new version; the latest one holds. */
@Entity('text_versions')
@Unique('text_versions_once', ['key', 'language', 'version'])
@Check('text_versions_language', `language IN ('nl', 'en')`)
@Check('text_versions_number', `version >= 1`)
export class TextVersion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Of the message in `templates/locales` that it stands for. */
  @Column('text')
  key: string;

  @Column('text')
  language: Language;

  /** 1 for the first change; our own text is what stood there before. */
  @Column('integer')
  version: number;

  /** Null: our own text again. */
  @Column('text', { nullable: true })
  text: string | null;

  @Column('uuid')
  createdById: string;

  @Column('timestamptz')
  createdAt: Date;
}
