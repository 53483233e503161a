import type { Facts, Message } from './locales.js';

/** A template under `templates/` and what it shows. */
export class PageResult {
  constructor(
    readonly template: string,
    readonly model: object,
    readonly status: number,
    /** Where it belongs in the menu, when its own address says otherwise. */
    readonly place: string | null = null,
  ) {}
}

/** What can be taken back for a moment: a form that posts these ids. */
export interface Undo {
  path: string;
  ids: string[];
  /** In milliseconds since 1970. */
  until: number;
}

/** Says on the next page what was done. */
export interface Notice {
  key: string;
  facts?: Facts;
  undo?: Undo;
}

/** "Go on over there", with what to say on arrival. */
export class RedirectResult {
  constructor(
    readonly path: string,
    readonly notice: Notice | null,
  ) {}
}

/** What a page controller answers with. */
export type Answer = PageResult | RedirectResult;

export const page = (template: string, model: object = {}, status = 200) => new PageResult(template, model, status);

/** @param notice what to say on arrival: the key of a sentence, or more */
export const redirect = (path: string, notice: Notice | string | null = null) =>
  new RedirectResult(path, typeof notice === 'string' ? { key: notice } : notice);

/** Why a form was not accepted. */
export interface FormProblems {
  /** By field, `learningGoals.0` for an item of a list. */
  fields: Record<string, Message>;
  refusal: Message | null;
}

export const noProblems: FormProblems = { fields: {}, refusal: null };
