import { afterEach, expect, test } from '@jest/globals';
import { changeText } from '../../src/administration/change-text.js';
import { Person } from '../../src/people/person.entity.js';
import { requestSignIn } from '../../src/people/request-sign-in.js';
import type { Language } from '../../src/platform/views/languages.js';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import { personalFeed } from '../../src/visits/calendar-files.js';
import { renewFeed } from '../../src/people/renew-feed.js';
import { setStage } from '../support/acts.js';
import { anApproval } from '../support/approval.js';
import { anAdmin, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run, takeJobs } = stage;
const { doJob, doJobs, takeMails } = setPost(stage);

afterEach(() => run((tx) => tx.clear(TextVersion)));

async function say(key: string, text: string, language: Language = 'nl'): Promise<void> {
  const admin = await run((tx) => anAdmin(tx));
  await run((tx) => changeText(tx, admin, { key, language }, { text, basedOn: 0 }));
}

test('an invite is written in the company’s own words, mail and calendar alike, and in the other language in ours', async () => {
  await say('mail.invite-request.title', 'Kom erbij zitten');
  await say('mail.event.host', 'Naast {host}.');
  await say('mail.event.host-title', 'Gast: {visitor}');
  const { visitor, host } = await anApproval(stage);
  await run((tx) => tx.update(Person, { id: host.id }, { language: 'en' }));
  await doJobs();
  const mails = await takeMails();
  const [own] = mails.filter(({ to }) => to.address === visitor.email);
  expect(own!.text).toContain('Kom erbij zitten');
  expect(own!.event!.description).toContain(`Naast ${host.name}.`);
  const [hosts] = mails.filter(({ to }) => to.address === host.email);
  expect(hosts!.text).toContain('You are getting a visitor');
  expect(hosts!.subject).toContain('Visit by');
});

test('new words alone send nothing again', async () => {
  const { visitor, inviteOf } = await anApproval(stage);
  await doJobs();
  await takeMails();
  await say('mail.event.host', 'Naast {host}.');
  expect(await takeJobs()).toEqual([]);
  await doJob('send-invite', { inviteId: (await inviteOf(visitor)).id });
  expect(await takeMails()).toEqual([]);
});

test('the calendar feed says the same', async () => {
  const { visitor, host } = await anApproval(stage);
  await say('mail.event.host', 'Naast {host}.');
  const secret = await run((tx) => renewFeed(tx, visitor));
  const feed = await run((tx) => personalFeed(tx, `${secret}.ics`));
  expect(feed.replace(/\r\n /g, '')).toContain(`Naast ${host.name.split(',')[0]}`);
});

test('subject and body of a cancellation and of a sign-in link are in own words', async () => {
  await say('mail.invite-cancel.subject', 'Vervalt: {title}');
  await say('mail.sign-in.subject', 'Jouw sleutel');
  await say('mail.sign-in.go', 'Naar binnen');
  await say('mail.greeting', 'Hoi {name}!');
  const { visitor, cancel } = await anApproval(stage);
  await doJobs();
  await takeMails();
  await cancel();
  const person = await run((tx) => aPerson(tx));
  await run((tx) => requestSignIn(tx, { email: person.email }, 'browser'));
  await doJobs();
  const mails = await takeMails();
  const [cancelled] = mails.filter(({ to }) => to.address === visitor.email);
  expect(cancelled!.subject).toMatch(/^Vervalt: /);
  const [link] = mails.filter(({ to }) => to.address === person.email);
  expect(link).toMatchObject({ subject: 'Jouw sleutel' });
  expect(link!.text).toMatch(/Hoi .+![^]*Naar binnen/);
});
