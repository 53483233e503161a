/** What is wrong with a file, as a sentence that begins with the place: `hires[3].stops[0].from: …`. */
export class FileFault extends Error {}

/** A value of a JSON file that knows its place. Whoever reads it as what it is not throws a FileFault. */
export class JsonValue {
  constructor(
    private readonly value: unknown,
    private readonly parent: JsonValue | null = null,
    private readonly key: string | number = '',
  ) {}

  /** Undefined counts as not there; null does not. */
  get isThere(): boolean {
    return this.value !== undefined;
  }

  at(name: string): JsonValue {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.refuse('an object');
    const value = Object.hasOwn(this.value, name) ? (this.value as Record<string, unknown>)[name] : undefined;
    return new JsonValue(value, this, name);
  }

  list(): JsonValue[] {
    if (!Array.isArray(this.value)) this.refuse('a list');
    return this.value.map((item, index) => new JsonValue(item, this, index));
  }

  /** A list that may be left out. */
  listIfThere(): JsonValue[] {
    return this.isThere ? this.list() : [];
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') this.refuse('a text');
    return this.value;
  }

  bool(): boolean {
    if (typeof this.value !== 'boolean') this.refuse('true or false');
    return this.value;
  }

  wholeNumber(least: number, most = MOST): number {
    if (!Number.isInteger(this.value) || (this.value as number) < least) this.refuse(`a whole number from ${least} up`);
    if ((this.value as number) > most) this.refuse(`at most ${most}`);
    return this.value as number;
  }

  positiveNumber(): number {
    if (typeof this.value !== 'number' || !(this.value > 0)) this.refuse('a number above 0');
    if (this.value > MOST) this.refuse(`at most ${MOST}`);
    return this.value;
  }

  /** An ISO date that exists: `2027-01-04`. */
  day(): string {
    const { value } = this;
    const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    const instant = isDay ? Date.parse(`${value}T00:00:00Z`) : NaN;
    // Date.parse makes 31 February a day in March.
    const isReal = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value as string);
    if (!isReal) this.refuse('a date such as 2027-01-04');
    return value as string;
  }

  /** `09:30` on the clock, as minutes from midnight; `24:00` is the end of the day. */
  minute(): number {
    const match = typeof this.value === 'string' ? /^(\d\d):(\d\d)$/.exec(this.value) : null;
    const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
    const minute = hours * 60 + minutes;
    if (!match || minutes > 59 || minute > 24 * 60) this.refuse('a time such as 09:30');
    return minute;
  }

  /** @throws FileFault: the place must be what is said here, and what stands there instead */
  refuse(expected: string): never {
    return this.fault(
      this.isThere ? `must be ${expected}, not ${shorten(this.value)}` : `is missing; it must be ${expected}`,
    );
  }

  /** @throws FileFault with a sentence of one's own, of which the place is the subject */
  fault(predicate: string): never {
    throw new FileFault(`${this.place || 'the file'}: ${predicate}.`);
  }

  get place(): string {
    if (!this.parent) return '';
    const { place } = this.parent;
    if (typeof this.key === 'number') return `${place}[${this.key}]`;
    return place ? `${place}.${this.key}` : this.key;
  }
}

/** The planner counts in 32 bits. */
const MOST = 1_000_000_000;
const LONGEST_QUOTE = 40;

function shorten(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;
}
