// Themes are the company's own list: HR and the admin keep it. One that is put away stays where it was given and is offered
// no more; one that is merged into another gives it all its learnings and is gone.
import { type Actor, servesCompany } from '../people/person.rules.js';

export const LONGEST_THEME = 60;

interface ThemeFacts {
  isActive: boolean;
}

const whyNotKeepThemes = (actor: Actor) => (servesCompany(actor) ? null : 'not-hr');

export const whyNotNameTheme = (actor: Actor, facts: { isNameTaken: boolean }) =>
  whyNotKeepThemes(actor) ?? (facts.isNameTaken ? 'theme-exists' : null);

export const whyNotPutAwayTheme = (actor: Actor, theme: ThemeFacts) =>
  whyNotKeepThemes(actor) ?? (theme.isActive ? null : 'theme-put-away');

export const whyNotBringBackTheme = (actor: Actor, theme: ThemeFacts) =>
  whyNotKeepThemes(actor) ?? (theme.isActive ? 'theme-in-use' : null);

export const whyNotMergeTheme = (actor: Actor, one: { id: string }, into: { id: string } & ThemeFacts) =>
  whyNotKeepThemes(actor) ?? (one.id === into.id ? 'theme-itself' : whyNotGive(into));

export const whyNotGive = (theme: ThemeFacts) => (theme.isActive ? null : 'theme-put-away');
