// A rotation is open until it is stopped. Whether all its stops are done is seen from its visits, not kept beside them.
export const rotationStates = ['open', 'stopped'] as const;
export type RotationState = (typeof rotationStates)[number];

/** Calendar days within which the longest window, of 260 working days, surely ends. */
export const LONGEST_WINDOW_DAYS = 420;
