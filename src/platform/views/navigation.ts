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

/** Where this person can go; the app knows. */
export abstract class Navigation {
  abstract mainLinks(person: Viewer): NavigationLink[];

  /** Rarely needed; at the foot of the page. */
  abstract sideLinks(person: Viewer): NavigationLink[];
}
