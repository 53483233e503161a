// Everything comes by mail until somebody says otherwise; what serves a few comes only to who asked for it. What people
// must know (that their own plan changes, that they have to do something by a certain time) comes whatever they chose.

export interface KindFacts {
  isRequired: boolean;
  isByRequest?: boolean;
}

/** Why a person cannot do without mails of this kind. */
export function whyNotSilence(kind: KindFacts): string | null {
  return kind.isRequired ? 'notice-required' : null;
}

/** @param choice what the person said of it; undefined when nothing */
export const isMailed = (kind: KindFacts, choice: boolean | undefined): boolean =>
  kind.isRequired || (choice ?? !kind.isByRequest);
