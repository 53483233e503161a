// A new hire starts on the programme that is for them. Of several the one that says most about whom it is for was meant;
// when two say as much, nobody guesses: HR chooses.
import { type Audience, type AudiencePerson, isForPerson, precisionOf } from '../programmes/audience.rules.js';

export interface Match<P> {
  /** Null: none is for this person, or several are that say as much. */
  programme: P | null;
  /** Those between which HR has to choose. */
  rivals: P[];
}

export function matchProgramme<P extends Audience>(person: AudiencePerson, programmes: P[]): Match<P> {
  const fitting = programmes.filter((programme) => isForPerson(programme, person));
  const most = Math.max(...fitting.map(precisionOf));
  const best = fitting.filter((programme) => precisionOf(programme) === most);
  return best.length === 1 ? { programme: best[0]!, rivals: [] } : { programme: null, rivals: best };
}

export function whyNoMatch({ programme, rivals }: Match<unknown>): string | null {
  if (programme) return null;
  return rivals.length ? 'several-programmes-fit' : 'no-programme-fits';
}
