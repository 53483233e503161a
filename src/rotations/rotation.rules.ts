// A rotation is open until it is stopped. Whether all its stops are done is seen from its visits, not kept beside them.
export const rotationStates = ['open', 'stopped'] as const;
export type RotationState = (typeof rotationStates)[number];
