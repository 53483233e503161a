import { type FormBody, typedText } from '../platform/views/form.js';
import { type ByRole, joinByRole } from '../texts/by-role.js';

/** What an editor's form holds: one text, or the two that a choice by role is typed as. */
export interface TypedWords {
  text: string;
  byRole: ByRole | null;
}

export function typedWords(body: FormBody): TypedWords {
  const { text, host, other } = typedText(body, 'text', 'host', 'other');
  const isByRole = body !== undefined && 'host' in body && 'other' in body;
  if (!isByRole) return { text, byRole: null };
  return { text: host.trim() || other.trim() ? joinByRole({ host, other }) : '', byRole: { host, other } };
}
