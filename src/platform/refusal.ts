/** An expected "no": one reason, one sentence per language under `refusal.<reason>` in the locale files. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(reason);
  }
}

/** Also thrown for what exists but is not the caller's to see: an id that is not yours is "not found". */
export class NotFound extends Error {
  constructor(readonly subject: string) {
    super(`${subject} not found`);
  }
}

export interface FieldProblem {
  /** Name of the field as the caller sent it, `learningGoals.0` for an item of a list. */
  field: string;
  /** Locale key under `validation.` */
  rule: string;
  facts: Record<string, string | number>;
}

/** Input of the wrong shape: one entry per field. */
export class InvalidInput extends Error {
  constructor(readonly problems: FieldProblem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.rule}`).join(', '));
  }
}

/** Nobody is signed in, or the token is unknown, expired or revoked. */
export class NotSignedIn extends Error {}

/** Throws the reason, if there is one. */
export function refuseWhen(reason: string | null, facts?: Record<string, string | number>): void {
  if (reason) throw new Refused(reason, facts);
}
