import { join } from 'node:path';
import { type Context, Liquid } from 'liquidjs';
import { projectRoot } from '../root.js';
import { assetUrl } from './assets.js';
import { type DateStyle, formatAge, formatInstant } from './dates.js';
import { drawIcon } from './icons.js';
import type { Language } from './languages.js';
import { type Facts, type Message, noOwnTexts, type OwnTexts, translate } from './locales.js';
import { drawHours, drawSeats } from './row-parts.js';

/** Turns templates and models into text, for pages and mails alike. */
export class Views {
  private readonly engine: Liquid;

  /** @param folder where the templates are; tests have their own */
  constructor(folder = join(projectRoot, 'templates')) {
    this.engine = new Liquid({
      root: folder,
      extname: '.liquid',
      relativeReference: false,
      cache: true,
      strictFilters: true,
      strictVariables: true,
      // Partials have optional parameters: asking whether one is there is no mistake, printing one that is not, is.
      lenientIf: true,
      jsTruthy: true,
      outputEscape: 'escape',
    });
    for (const [name, filter] of Object.entries(filters)) this.engine.registerFilter(name, filter);
  }

  /**
   * @param template path under `templates/`, without its ending: `pages/slots/list`
   * @param own what the company says in its own words
   * @throws Error for a missing template, variable, filter or message
   */
  render(template: string, model: object, language: Language, own: OwnTexts = noOwnTexts): string {
    return this.engine.renderFileSync(template, model, { globals: { language, own } }) as string;
  }
}

/** What LiquidJS binds to `this` of a filter. */
interface FilterCall {
  context: Context;
}

const globalsOf = (call: FilterCall) => call.context.globals as { language: Language; own: OwnTexts };
const languageOf = (call: FilterCall) => globalsOf(call).language;

function instant(style: DateStyle) {
  return function (this: FilterCall, at: Date, zone: string): string {
    return formatInstant(at, style, zone, languageOf(this));
  };
}

const filters = {
  t(this: FilterCall, key: string, ...facts: [string, Facts[string]][]): string {
    const { language, own } = globalsOf(this);
    return translate(language, key, Object.fromEntries(facts), own);
  },
  sentence(this: FilterCall, message: Message): string {
    return translate(languageOf(this), message.key, message.facts);
  },
  date: instant('date'),
  short_date: instant('shortDate'),
  time: instant('time'),
  day_of_year: instant('dayOfYear'),
  weekday_long: instant('weekdayLong'),
  day_month: instant('dayAndMonth'),
  weekday: instant('weekday'),
  day: instant('day'),
  month: instant('month'),
  month_year: instant('monthAndYear'),
  age(this: FilterCall, at: Date): string {
    return formatAge(at, languageOf(this));
  },
  iso: (at: Date) => at.toISOString(),
  /** A value for a script to read from a `<script type="application/json">`; it cannot end the element. */
  data: { raw: true, handler: (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c') },
  asset: assetUrl,
  /** A drawing beside words that say the same. */
  icon: { raw: true, handler: drawIcon },
  hours: {
    raw: true,
    handler(this: FilterCall, of: Parameters<typeof drawHours>[0]): string {
      return drawHours(of, languageOf(this));
    },
  },
  seats: { raw: true, handler: drawSeats },
  /** What a table says under a name, or null. */
  lookup: (table: Record<string, unknown>, name: string) => (Object.hasOwn(table, name) ? table[name] : null),
  entries: (table: Record<string, unknown>) => Object.entries(table).map(([name, value]) => ({ name, value })),
  initials: (name: string) => {
    const words = name.split(/\s+/).filter(Boolean);
    return [words[0], words.length > 1 ? words.at(-1) : '']
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase();
  },
};
