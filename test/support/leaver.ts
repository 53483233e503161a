import { addAbsence } from '../../src/directory/add-absence.js';
import { changePerson } from '../../src/directory/change-person.js';
import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import { readImport } from '../../src/imports/read-import.js';
import { startImport } from '../../src/imports/start-import.js';
import { createApiToken } from '../../src/people/api-tokens.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { OutboxMail } from '../../src/platform/mail/outbox-mail.entity.js';
import { acceptStatement } from '../../src/preparation/accept-statement.js';
import { keepNotes } from '../../src/preparation/keep-notes.js';
import { findStatement } from '../../src/preparation/statement.queries.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { anActionComment, anAction } from './actions.js';
import type { Stage } from './acts.js';

import { aForm, anAnsweredForm } from './feedback.js';
import { aLearning } from './learnings.js';
import { aHost, aHostDepartment, aLead, aPerson } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

export interface Leaver {
  person: Actor;
  /** What they wrote themselves. */
  said: string[];
}

/** Somebody who visited, hosted, answered, learned and did something, then left: their name and words hold `secret`. */
export async function setLeaver({ run }: Stage, hr: Actor, secret: string): Promise<Leaver> {
  const service = await run((tx) => aHostDepartment(tx));
  const lead = await run((tx) => aLead(tx, service));
  const host = await run((tx) => aHost(tx, service, { familyName: 'Gastvrouwstra' }));
  const person = await run((tx) =>
    aPerson(tx, { familyName: secret, email: `jo@${secret.toLowerCase()}.example`, jobTitle: `${secret}er` }),
  );
  const say = (what: string) => `${what} van ${secret}`;
  await run((tx) => changePerson(tx, hr, person.id, { location: secret, personnelNumber: `${secret}-1` }));
  await run((tx) => addAbsence(tx, hr, person.id, { fromOn: '2098-12-01', untilOn: '2098-12-02' }));
  await run((tx) => createApiToken(tx, person, secret));
  await run(async (tx) => {
    const { hash } = await findStatement(tx, person);
    await acceptStatement(tx, person, { statementHash: hash });
  });

  const slot = await run((tx) => aSlot(tx, service, { createdById: lead.id, hostIds: [host.id] }));
  const visitId = await run((tx) => requestVisit(tx, person, slot.id, { learningGoals: [say('Doel')] }));
  await run((tx) => approveVisit(tx, lead, visitId));
  await run((tx) => keepNotes(tx, person, visitId, { notes: [say('Notitie'), '', '', '', ''] }));
  await run((tx) => cancelVisit(tx, person, visitId, { reason: say('Reden') }));
  const over = await run((tx) =>
    aSlot(tx, service, { ...hoursFromNow(-30), createdById: lead.id, hostIds: [host.id] }),
  );
  const held = await run((tx) =>
    aVisit(tx, over, { visitorId: person.id, state: 'approved', hostId: host.id, learningGoals: [say('Ander doel')] }),
  );
  const form = await run((tx) => anAnsweredForm(tx, held, 'debrief', [3, 4, 5, 2], { draft: { change: say('Concept') } })); // prettier-ignore
  await run((tx) => tx.insert(FormAnswer, { formId: form.id, question: 'thanks', asked: 'Bedankt?', answer: say('Dank') })); // prettier-ignore
  await run((tx) => aForm(tx, held, 'after'));
  const learning = await run((tx) => aLearning(tx, held, { text: 'De brief noemt twee bedragen' }));
  const action = await run((tx) => anAction(tx, learning, person, { state: 'done' }));
  await run((tx) => anActionComment(tx, action, person));

  const guest = await run((tx) => aPerson(tx));
  const hosted = await run((tx) => aSlot(tx, service, { ...hoursFromNow(-60), createdById: lead.id, hostIds: [person.id] })); // prettier-ignore
  const received = await run((tx) => aVisit(tx, hosted, { visitorId: guest.id, state: 'approved', hostId: person.id }));
  const asked = await run((tx) => anAnsweredForm(tx, received, 'debrief', [4, 4, 4, 4]));
  await run((tx) => tx.insert(FormAnswer, { formId: asked.id, question: 'thanks', asked: 'Bedankt?', answer: `Dank je, ${secret}` })); // prettier-ignore

  const content = `employeeNumber,firstName,lastName,workEmail,department,hireDate\n77,Jo,${secret},${person.email},Nergens,2020-01-01`;
  const importId = await run((tx) => startImport(tx, hr, { content, createsDepartments: true }));
  await run((tx) => readImport(tx, importId));
  const mail = { recipient: person.email, subject: secret, raw: Buffer.from(secret), createdAt: now() };
  await run((tx) => tx.insert(OutboxMail, { ...mail, messageId: `<1@${secret}>` }));
  await run((tx) => deactivatePerson(tx, hr, person.id, { reason: say('Vertrek') }));
  return { person, said: [say('Doel'), say('Notitie'), say('Dank'), say('Concept'), learning.text] };
}
