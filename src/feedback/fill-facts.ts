import type { FillFacts } from './form.rules.js';
import type { FormRow } from './forms.queries.js';

/** What the rules want to know of a form. */
export const fillFacts = (form: FormRow, now: Date): FillFacts & { form: FormRow } => ({
  form,
  visit: { state: form.state, startsAt: form.startsAt, isMissed: form.isMissed },
  now,
});
