import type { NewNotice } from '../notices/notify.js';
import type { FormKind } from './form.rules.js';

/** A form that somebody is asked to fill in. */
export interface AskedForm {
  id: string;
  kind: FormKind;
  personId: string;
}

const kindOfNotice: Record<FormKind, string> = {
  before: 'form-before',
  debrief: 'form-debrief',
  'host-debrief': 'form-host',
  after: 'form-after',
};

/** @param reminder the how manieth; 0 when the person is asked for the first time */
export const askingFor = ({ id: formId, kind, personId }: AskedForm, reminder: number): NewNotice => ({
  personId,
  kind: kindOfNotice[kind],
  payload: { formId, reminder },
});
