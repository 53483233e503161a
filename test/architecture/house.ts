import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/root.js';

/** The rooms of the house: each looks at itself and to its left, nowhere else. */
export const order = [
  'platform',
  'jobs',
  'audit',
  'texts',
  'people',
  'calendar',
  'notices',
  'coverage',
  'planner',
  'slots',
  'hosts',
  'quotas',
  'visits',
  'waitlist',
  'replies',
  'preparation',
  'attendance',
  'groups',
  'series',
  'programmes',
  'rotations',
  'learnings',
  'actions',
  'feedback',
  'outcomes',
  'booking',
  'decisions',
  'floor',
  'life',
  'campaigns',
  'plans',
  'progress',
  'effect',
  'insights',
  'directory',
  'imports',
  'privacy',
  'start',
  'administration',
  'app',
];

export interface SourceFile {
  /** From the project's folder: `src/visits/approve-visit.ts`. */
  path: string;
  text: string;
}

/** Every file of a folder with this ending, at any depth. */
export function listFiles(folder: string, ending: string): SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => readText(`${folder}/${path}`));
}

export function readText(path: string): SourceFile {
  return { path, text: readFileSync(join(projectRoot, path), 'utf8') };
}

/** Fails with the reason and whoever offends against it. */
export function expectNone(offenders: string[], why: string): void {
  if (offenders.length) throw new Error([why, ...offenders].join('\n  '));
}
