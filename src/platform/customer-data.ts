import { findCustomerData, type Finding } from './customer-data.rules.js';
import { findPhoneNumbers } from './phone-numbers.client.js';
import { phoneRunFinder } from './phone-runs.rules.js';
import { type FieldProblem, InvalidInput } from './refusal.js';

/** What somebody wrote in a field. */
export interface FreeText {
  /** As the caller names it: `title`, `learnings.0.text`. */
  field: string;
  text: string;
  /** Whether the writer says that what looks like a customer's data is none. */
  isVouched?: boolean;
}

/** What looks like a customer's data, in the order of the text; of several texts, with the finder of all of them. */
export const listCustomerData = (text: string, findRuns = phoneRunFinder()): Finding[] =>
  findCustomerData(text, (plain) => findPhoneNumbers(plain, findRuns));

/** What stands in the way of keeping these texts: one problem a field, with the words in question. */
export function listTextProblems(texts: FreeText[]): FieldProblem[] {
  const findRuns = phoneRunFinder();
  return texts.flatMap(({ field, text, isVouched = false }) => {
    const findings = isVouched ? [] : listCustomerData(text, findRuns);
    return findings.length ? [{ field, rule: 'customer-data', facts: { found: quote(findings) } }] : [];
  });
}

/** Throws InvalidInput with the words in question beside each field, unless the writer vouches for them. */
export function refuseCustomerData(...texts: FreeText[]): void {
  const problems = listTextProblems(texts);
  if (problems.length) throw new InvalidInput(problems);
}

/** The time at which the writer vouched, to be kept with the text; null where there was nothing to vouch for. */
export const vouchedAt = (text: string, isVouched: boolean, at: Date): Date | null =>
  isVouched && listCustomerData(text).length ? at : null;

const quote = (findings: Finding[]) => findings.map(({ words }) => `‘${words}’`).join(', ');
