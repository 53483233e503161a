import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type FieldProblem, InvalidInput } from '../refusal.js';

interface RuleContext {
  rule: string;
  facts: Record<string, string | number>;
}

/** The body as an instance of its input class. Throws InvalidInput with one problem per field. */
export function validateInput<T extends object>(type: new () => T, body: unknown): T {
  const plain = body !== null && typeof body === 'object' && !Array.isArray(body) ? body : {};
  const input = plainToInstance(type, plain, { exposeUnsetFields: false });
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length) throw new InvalidInput(errors.flatMap((error) => problems(error, '')));
  return input;
}

function problems(error: ValidationError, parent: string): FieldProblem[] {
  const field = parent + error.property;
  const broken = Object.keys(error.constraints ?? {});
  if (broken.includes('whitelistValidation')) return [{ field, rule: 'unknown-field', facts: {} }];
  const contexts = (error.contexts ?? {}) as Record<string, RuleContext>;
  // The checks of a field are declared from the finest to the coarsest; the coarsest one broken tells most.
  const context = broken.map((name) => contexts[name]).findLast(Boolean);
  if (context) return [{ field, rule: context.rule, facts: context.facts }];
  return (error.children ?? []).flatMap((child) => problems(child, `${field}.`));
}
