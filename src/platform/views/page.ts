import type { Message } from './locales.js';

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

/** "Go on over there", with the key of a sentence to show on arrival. */
export class RedirectResult {
  constructor(
    readonly path: string,
    readonly noticeKey: string | null,
  ) {}
}

/** What a page controller answers with. */
export type Answer = PageResult | RedirectResult;

export const page = (template: string, model: object = {}, status = 200) => new PageResult(template, model, status);

export const redirect = (path: string, noticeKey: string | null = null) => new RedirectResult(path, noticeKey);

/** Why a form was not accepted. */
export interface FormProblems {
  /** By field, `learningGoals.0` for an item of a list. */
  fields: Record<string, Message>;
  refusal: Message | null;
}

export const noProblems: FormProblems = { fields: {}, refusal: null };
