import type { FormProblems } from '../platform/views/page.js';
import { type TypedSlot, typedProblems } from '../slots/slot-form.js';
import { repeatFaults, type TypedRepeat } from './repeat-form.js';

/** The rule comes from several fields: says which of them is at fault. */
export function seriesProblems(
  problems: FormProblems,
  { slot, repeat }: { slot: TypedSlot; repeat: TypedRepeat },
): FormProblems {
  const { fields, refusal } = typedProblems(problems, slot);
  const { rule, ...others } = fields;
  if (refusal || (!rule && Object.keys(others).length === 0)) return { fields: others, refusal };
  const faults = Object.entries(repeatFaults(repeat)).map(([name, fault]) => [
    name,
    { key: `validation.${fault}`, facts: { min: 1, max: 200 } },
  ]);
  const found = Object.fromEntries(faults) as FormProblems['fields'];
  const rest: FormProblems['fields'] = rule && !faults.length ? { ends: rule } : {};
  return { fields: { ...others, ...found, ...rest }, refusal };
}
