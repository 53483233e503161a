import type { Language } from './languages.js';

/** As much of the signed-in person as a page's frame shows. */
export interface Viewer {
  id: string;
  name: string;
  language: Language;
}

export interface NavigationLink {
  path: string;
  labelKey: string;
}

export interface MainLink extends NavigationLink {
  /** Of `templates/icons.svg`; shown where there is room for little else. */
  icon: string;
}

/** Where this person can go; the app knows. */
export abstract class Navigation {
  abstract mainLinks(person: Viewer): MainLink[];

  /** Rarely needed; at the foot of the page. */
  abstract sideLinks(person: Viewer): NavigationLink[];

  /** How much waits for this person behind a link, by its path. */
  abstract countWaiting(person: Viewer): Promise<Record<string, number>>;
}
