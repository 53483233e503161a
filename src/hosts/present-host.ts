import type { HostRow } from './hosting.queries.js';
import type { HostAnswer } from './hosts.dto.js';

/** Whether a host takes part at the moment; why not is theirs to know. */
export const takesPartNow = ({ takesPart, isPaused }: Pick<HostRow, 'takesPart' | 'isPaused'>) =>
  takesPart !== false && !isPaused;

/** A host as leads see them. */
export function presentHost({ id, name, absence, coming, lately, ...host }: HostRow): HostAnswer {
  return { id, name, takesPart: takesPartNow(host), absences: absence ? [absence] : [], coming, lately };
}
