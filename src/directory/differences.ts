import type { FormProblems } from '../platform/views/page.js';

/** Whether somebody else was faster: then both are shown, and saving again is to know what one does. */
export const isStale = ({ refusal }: FormProblems) => refusal?.key === 'refusal.changed-meanwhile';

/** Where what was typed is another than what is there now, as it is said to people. */
export const differencesOf = <Name extends string>(
  names: readonly Name[],
  now: Record<Name, string>,
  typed: Record<Name, string>,
  say = (_name: Name, value: string) => value,
) =>
  names
    .filter((name) => now[name] !== typed[name])
    .map((name) => ({ name, now: say(name, now[name]), typed: say(name, typed[name]) }));
