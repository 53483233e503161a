import type { TypedForm } from './typed-form.js';

/** Which questions say something else in one form than in the other, by field; whatever row a thing learned is kept in. */
export function listChanges(one: TypedForm, other: TypedForm): string[] {
  const [ofOne, ofOther] = [byQuestion(one), byQuestion(other)];
  const questions = new Set([...ofOne.keys(), ...ofOther.keys()]);
  return [...questions].filter((question) => ofOne.get(question) !== ofOther.get(question));
}

/** What nobody types: which row it is, and the guest's department, to which a host's words go anyhow. */
const isUnasked = /\.id$|^fix\..*\.forDepartmentId$/;

function byQuestion(typed: TypedForm): Map<string, string> {
  const said = new Map<string, string>();
  for (const [name, text] of Object.entries(typed).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const value = text.replaceAll('\r\n', '\n').trim();
    if (!value || isUnasked.test(name) || (name.endsWith('.timesHeard') && value === '1')) continue;
    const question = name.replace(/^vouched\./, '').split('.')[0] as string;
    said.set(question, `${said.get(question) ?? ''}\n${name}=${value}`);
  }
  return said;
}
