// A plan that is ready can be changed by hand until it is published. Each edit takes some pieces of the plan away and puts
// others in their place; undoing puts them back. What was undone can be done again until something else is done.
import type { UnplacedReason } from '../planner/problem.js';
import { type PlanState, whyNotEdit } from './plan.rules.js';

/** As it is audited, and told beside the button that takes it back. */
export type EditAct =
  | 'plan.visit-moved'
  | 'plan.visit-added'
  | 'plan.visit-removed'
  | 'plan.pinned'
  | 'plan.unpinned'
  | 'plan.excluded'
  | 'plan.included';
export type EditState = 'done' | 'undone' | 'dropped';

export interface PlacementPiece {
  id: string;
  rotationId: string;
  stopId: string;
  slotId: string;
  isPinned: boolean;
  visitId: string | null;
}

export interface MissingPiece {
  id: string;
  rotationId: string;
  stopId: string;
  reason: UnplacedReason;
}

export interface ExclusionPiece {
  id: string;
  rotationId: string | null;
  slotId: string | null;
}

/** Rows of a plan that are put in, or taken away. */
export interface PlanPieces {
  placements: PlacementPiece[];
  missing: MissingPiece[];
  exclusions: ExclusionPiece[];
}

export const pieces = (some: Partial<PlanPieces> = {}): PlanPieces => ({
  placements: [],
  missing: [],
  exclusions: [],
  ...some,
});

/** Why a plan cannot be changed by hand. `editedSince`: whether that happened to the same hires after it was looked at. */
export const whyNotChangePlan = (facts: { state: PlanState; editedSince: boolean }): string | null =>
  whyNotEdit(facts) ?? (facts.editedSince ? 'plan-changed-meanwhile' : null);

/** Why the last edit cannot be taken back, or the last undone one done again: nobody undoes what they have not seen. */
export function whyNotStep(facts: { state: PlanState; seen: number; revision: number; hasStep: boolean }) {
  const why = whyNotChangePlan({ state: facts.state, editedSince: facts.seen !== facts.revision });
  return why ?? (facts.hasStep ? null : 'no-edit-left');
}

/** The hires whose path a change touches. */
export const hiresOf = (...changes: PlanPieces[]): string[] => [
  ...new Set(
    changes.flatMap(({ placements, missing, exclusions }) =>
      [...placements, ...missing, ...exclusions].flatMap(({ rotationId }) => rotationId ?? []),
    ),
  ),
];

/** Why this cannot be kept from the planner. */
export function whyNotExclude(facts: { rotationId: string | null; slotId: string | null; isThere: boolean }) {
  if (!facts.rotationId && !facts.slotId) return 'nothing-to-exclude';
  return facts.isThere ? 'nothing-changes' : null;
}
