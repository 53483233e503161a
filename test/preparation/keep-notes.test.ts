import { describe, expect, test } from '@jest/globals';
import { now } from '../../src/platform/clock.js';
import type { Actor } from '../../src/people/person.rules.js';
import { keepNotes } from '../../src/preparation/keep-notes.js';
import { getPreparation } from '../../src/preparation/present-preparation.js';
import { readSheet } from '../../src/preparation/sheet.queries.js';
import { QUESTIONS, sheetFor, sheetKinds } from '../../src/preparation/sheet.rules.js';
import { channels } from '../../src/slots/slot.rules.js';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;

const scene = () =>
  run(async (tx) => {
    const department = await aHostDepartment(tx);
    const [lead, host, visitor] = [await aLead(tx, department), await aHost(tx, department), await aPerson(tx)];
    const slot = await aSlot(tx, department, { createdById: lead.id, hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { visitorId: visitor.id, state: 'approved', hostId: host.id });
    return { lead, host, visitor, visit };
  });

const notes = ['Een rekening die niet klopte', '', 'Geen overzicht', '', 'Onze brief herschrijven'];
const keptFor = async (who: Actor, visitId: string) =>
  (await run((tx) => getPreparation(tx, who, visitId))).sheet.notes;

describe('the observation sheet', () => {
  test.each([...channels])('%s has five questions of its own, in both languages', async (channel) => {
    const nl = await run((tx) => readSheet(tx, { channel, allowsListening: true }, 'nl'));
    const en = await run((tx) => readSheet(tx, { channel, allowsListening: true }, 'en'));
    expect(nl.kind).toBe(channel);
    expect(new Set([...nl.questions, ...en.questions]).size).toBe(2 * QUESTIONS);
  });

  test('a team where nobody listens in has one sheet, whatever the channel', () => {
    expect(new Set(channels.map((channel) => sheetFor({ channel, allowsListening: false })))).toEqual(
      new Set(['prepared']),
    );
    expect(sheetKinds).toHaveLength(channels.length + 1);
  });

  test("a company's own question takes the place of ours", async () => {
    const author = await run((tx) => aPerson(tx));
    const text = 'Wat verraste je het meest?';
    await run((tx) =>
      tx.insert(TextVersion, {
        key: 'texts.sheet-desk.2',
        language: 'nl',
        version: 1,
        text,
        createdById: author.id,
        createdAt: now(),
      }),
    );
    const { questions } = await run((tx) => readSheet(tx, { channel: 'desk', allowsListening: true }, 'nl'));
    expect(questions[1]).toBe(text);
  });
});

describe('notes on the sheet', () => {
  test('are kept for the visitor, and nobody else reads them, not even in the audit', async () => {
    const { lead, host, visitor, visit } = await scene();
    await run((tx) => keepNotes(tx, visitor, visit.id, { notes }));
    expect(await keptFor(visitor, visit.id)).toEqual(notes);
    expect(await keptFor(host, visit.id)).toBeNull();
    expect(await keptFor(lead, visit.id)).toBeNull();
    expect(await stage.listAudit(visit.id)).toEqual([
      { act: 'visit.notes-kept', actorId: visitor.id, before: null, after: null },
    ]);
  });

  test('are changed, and the same again leaves no trace', async () => {
    const { visitor, visit } = await scene();
    const changed = ['', '', '', '', 'Alleen dit'];
    for (const one of [notes, changed, changed]) await run((tx) => keepNotes(tx, visitor, visit.id, { notes: one }));
    expect(await keptFor(visitor, visit.id)).toEqual(changed);
    expect(await stage.listAudit(visit.id)).toHaveLength(2);
  });

  test('sent twice at once are kept once', async () => {
    const { visitor, visit } = await scene();
    await Promise.all([1, 2, 3].map(() => run((tx) => keepNotes(tx, visitor, visit.id, { notes }))));
    expect(await stage.listAudit(visit.id)).toHaveLength(1);
  });

  test('are nobody else’s to write', async () => {
    const { lead, host, visit } = await scene();
    for (const who of [lead, host])
      expect(await refusal((tx) => keepNotes(tx, who, visit.id, { notes }))).toBe('notes-not-yours');
  });

  test('end with a visit that is off', async () => {
    const { visitor } = await scene();
    const visit = await run(async (tx) =>
      aVisit(tx, await aSlot(tx, await aHostDepartment(tx)), { visitorId: visitor.id, state: 'cancelled' }),
    );
    expect(await refusal((tx) => keepNotes(tx, visitor, visit.id, { notes }))).toBe('visit-over');
  });
});
