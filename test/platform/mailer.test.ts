import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';
import { composeMessage, SmtpMailer } from '../../src/platform/mail/smtp.client.js';
import { impatience, TestSmtp } from '../support/smtp.js';

const html = `<html lang="nl"><body><span class="preheader">Tot dinsdag</span><h1>Je bezoek staat</h1>
  <p>Dag Noor &amp; co, leuk dat je komt.</p>
  <table class="facts"><tr><th>Wanneer</th><td>dinsdag 24 november 2026</td></tr><tr><th>Waar</th><td>Kamer 2.14</td></tr></table>
  <p><a href="https://meekijk.example.org/visits/42">Bekijk je bezoek</a></p></body></html>`;

const content = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  `SUMMARY:Meekijken bij Zoë ${'é'.repeat(25)}`,
  'END:VCALENDAR',
  '',
].join('\r\n');

const mail: OutgoingMail = {
  to: { name: 'Noor "Nootje" Jansen, ë', address: 'noor@example.org' },
  replyTo: { name: 'Lena Lead', address: 'lena@example.org' },
  fromName: 'Klantenservice Telefoon',
  subject: 'Meekijken bij Klantenservice Telefoon ☎️',
  html,
  messageId: '<42.0@meekijk.example.org>',
};
const invite: OutgoingMail = { ...mail, calendar: { method: 'REQUEST', content } };

describe('the message', () => {
  test('of an invite is mixed(alternative(text, html, calendar), attachment), with one method and the same bytes twice', async () => {
    const raw = await composeMessage(invite);
    const types = [...raw.toString('latin1').matchAll(/^Content-Type: ([^\r]*(?:\r\n[ \t][^\r]*)*)/gim)].map(
      ([, type]) => type!.replace(/\s+/g, ' '),
    );
    expect(types).toEqual([
      expect.stringMatching(/^multipart\/mixed/),
      expect.stringMatching(/^multipart\/alternative/),
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
      'text/calendar; charset=utf-8; method=REQUEST',
      expect.stringMatching(/^application\/ics; name="?invite\.ics"?$/),
    ]);
    const { attachments } = await simpleParser(raw, { keepDeliveryStatus: true });
    const calendars = attachments.map(({ contentType, filename, content }) => ({
      contentType,
      filename,
      text: content.toString(),
    }));
    expect(calendars).toEqual([
      { contentType: 'text/calendar', filename: undefined, text: content },
      { contentType: 'application/ics', filename: 'invite.ics', text: content },
    ]);
  });

  test('has every address, a subject as it was, an id and says that a machine wrote it', async () => {
    const parsed = await simpleParser(await composeMessage(mail));
    expect(parsed.from?.value).toEqual([{ name: 'Klantenservice Telefoon', address: 'meekijk@localhost' }]);
    expect(parsed.to).toMatchObject({ value: [mail.to] });
    expect(parsed.replyTo?.value).toEqual([mail.replyTo]);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.attachments).toEqual([]);
  });

  test('says in plain text what it says in HTML', async () => {
    const { text } = await simpleParser(await composeMessage(mail));
    expect(text).toBe(
      `Je bezoek staat\n\nDag Noor & co, leuk dat je komt.\n\nWanneer  dinsdag 24 november 2026\nWaar     Kamer 2.14\n\nBekijk je bezoek <https://meekijk.example.org/visits/42>`,
    );
  });
});

describe('the mail server', () => {
  let smtp: TestSmtp;
  let mailer: SmtpMailer;

  beforeEach(async () => {
    smtp = await TestSmtp.start();
    mailer = new SmtpMailer(smtp.url, impatience);
  });
  afterEach(async () => {
    mailer.close();
    await smtp.stop();
  });

  test('takes a mail for the one it is for', async () => {
    expect(await mailer.check()).toBe(true);
    await mailer.send(invite);
    expect(smtp.mails).toMatchObject([{ recipients: ['noor@example.org'], parsed: { subject: mail.subject } }]);
  });

  test('gets many mails over few connections', async () => {
    const patient = new SmtpMailer(smtp.url);
    await Promise.all(Array.from({ length: 40 }, (_, n) => patient.send({ ...mail, messageId: `<${n}@x>` })));
    expect(new Set(smtp.mails.map(({ parsed }) => parsed.messageId)).size).toBe(40);
    expect(smtp.connections).toBeLessThanOrEqual(5);
    patient.close();
  });

  test('is down: the send fails, and goes well once it is back', async () => {
    await smtp.stop();
    expect(await mailer.check()).toBe(false);
    await expect(mailer.send(mail)).rejects.toThrow(/ECONNREFUSED/);
    await smtp.start();
    await mailer.send(mail);
    expect(smtp.mails).toHaveLength(1);
  });

  test('was restarted between two mails: the second goes out over a new connection', async () => {
    await mailer.send(mail);
    await smtp.stop();
    await smtp.start();
    await mailer.send({ ...mail, messageId: '<second@x>' });
    expect(smtp.mails).toHaveLength(2);
  });

  test('never greets: the send fails in time', async () => {
    smtp.fallSilent();
    await expect(mailer.send(mail)).rejects.toThrow(/Greeting never received|Timeout/);
    expect(await mailer.check()).toBe(false);
  });

  test.each(['hang', 'trickle'] as const)(
    'takes the text and then lets us wait (%s): the send fails in time',
    async (fault) => {
      smtp.willFail(fault);
      await expect(mailer.send(mail)).rejects.toThrow();
      await mailer.send(mail);
      expect(smtp.mails).toHaveLength(1);
    },
  );

  test.each([
    ['greylist', /451/],
    ['reject', /550/],
  ] as const)('says no (%s): the send fails with what it said', async (fault, answer) => {
    smtp.willFail(fault);
    await expect(mailer.send(mail)).rejects.toThrow(answer);
    expect(smtp.mails).toHaveLength(0);
    await mailer.send(mail);
    expect(smtp.mails).toHaveLength(1);
  });

  test('drops the connection after DATA: the send fails, and the repeat has the same Message-ID', async () => {
    smtp.willFail('drop');
    await expect(mailer.send(mail)).rejects.toThrow();
    await mailer.send(mail);
    expect(smtp.mails.map(({ parsed }) => parsed.messageId)).toEqual([mail.messageId, mail.messageId]);
  });
});
