// The observation sheet asks the same five questions of every visitor to a channel: a short fixed form teaches more than
// good intentions do. A team where nobody listens in has a sheet of its own, for prepared contacts on a side screen. What a
// visitor writes on it is for the visitor's own eyes.
import type { Actor } from '../people/person.rules.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { liveStates, type VisitFacts } from '../visits/visit.rules.js';

export const sheetKinds = [...channels, 'prepared'] as const;
export type SheetKind = (typeof sheetKinds)[number];

export const QUESTIONS = 5;
export const LONGEST_NOTE = 4000;

export const sheetFor = ({ channel, allowsListening }: { channel: Channel; allowsListening: boolean }): SheetKind =>
  allowsListening ? channel : 'prepared';

export function whyNotKeepNotes({ actor, visit }: { actor: Actor; visit: VisitFacts }): string | null {
  if (actor.id !== visit.visitorId) return 'notes-not-yours';
  return liveStates.includes(visit.state) ? null : 'visit-over';
}
