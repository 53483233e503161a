// What the planner is asked, and what it answers. It knows nothing of people, departments or a database: identifiers are
// text, days are ISO dates (`2027-01-04`), hours are minutes from midnight on the clock of the slot.

export interface PlanProblem {
  /** Every day on which something may take place, in order. */
  days: string[];
  slots: PlanSlot[];
  hires: PlanHire[];
  rules: PlanRules;
  teams: PlanTeam[];
  /** Placements that stay as they are; they have to keep the rules themselves. */
  pinned: Placement[];
  /** Placements that people know of already: as few of them as possible change. */
  published: Placement[];
}

export interface PlanSlot {
  id: string;
  /** The stops it can serve; a visit to it counts for one of them. */
  stops: string[];
  day: string;
  startMinute: number;
  endMinute: number;
  seats: number;
  /** Only for hires who can come here, if it says where and they say so. */
  place?: string;
  /** Whose limits count while guests sit here. */
  team?: string;
}

export interface PlanHire {
  id: string;
  /** In their order, where the hire has to follow it. */
  stops: PlanStop[];
  /** Whether a visit for a later stop begins only after every visit for an earlier one has ended. Missed ones hold up nobody. */
  isOrdered: boolean;
  /** Days on which they cannot come. */
  absent: string[];
  /** Hours that are taken already, beside what is planned here. */
  busy: { day: string; startMinute: number; endMinute: number }[];
  /** Null: anywhere. */
  places: string[] | null;
  /** Their own, where their programme has any; those of the problem when left out. */
  rules?: PlanRules;
}

export interface PlanStop {
  stop: string;
  /** The window, both days included. */
  from: string;
  to: string;
  /** How many visits, each to a slot of its own. */
  visits: number;
  isRequired: boolean;
  /** Of visits that cannot all be placed, what weighs more comes first; 1 is usual. */
  weight: number;
}

export interface PlanRules {
  /** Most visits of one hire on one day; those at overlapping hours never. */
  perDay: number;
  /** Most visits of one hire from Monday to Sunday; null: no limit. */
  perWeek: number | null;
}

/** Guests who may be with a team at the same time. */
export interface PlanTeam {
  id: string;
  limits: { day: string; startMinute: number; endMinute: number; guests: number }[];
}

export interface Placement {
  hire: string;
  stop: string;
  slot: string;
}

/** Why a visit found no seat, said of the hire and the stop: the first of these that is true. */
export const unplacedReasons = [
  /** No slot serves the stop on any day of its window. */
  'no-slot-in-window',
  /** There are some, but not at a place where the hire can come. */
  'other-place',
  /** There are some there, but on days or hours on which the hire is away or busy. */
  'away',
  /** Others who need it as much have all the seats. */
  'no-seat-left',
  /** Seats are left, but the team cannot have more guests at those hours. */
  'team-full',
  /** Seats are left, but only on days on which the hire has as many visits as the rules let them. */
  'days-taken',
  /** Seats are left, but not after the stops before it, and before those after it. */
  'out-of-order',
  /** There is a seat that nobody has taken: the planner ran out of time, or somebody took the visit out by hand. */
  'seat-left',
] as const;
export type UnplacedReason = (typeof unplacedReasons)[number];

export interface Unplaced {
  hire: string;
  stop: string;
  reason: UnplacedReason;
}

export interface PlanSolution {
  placements: Placement[];
  /** One entry for each visit that is missing. */
  unplaced: Unplaced[];
  /** Visits with a seat. */
  placed: number;
  /** Visits that all stops ask for together. */
  possible: number;
  /** Proven: no plan places more. */
  bound: number;
  /** (bound - placed) / bound; 0 when nothing can be placed. */
  gap: number;
  seconds: number;
}

export const planPhases = ['reading', 'bounding', 'placing', 'improving', 'checking'] as const;
export type PlanPhase = (typeof planPhases)[number];

export interface PlanProgress {
  phase: PlanPhase;
  placed: number;
  possible: number;
  /** Null until there is one. */
  bound: number | null;
  seconds: number;
}
