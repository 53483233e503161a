import { expect, test } from '@jest/globals';
import { Person } from '../../src/people/person.entity.js';
import { requestSignIn } from '../../src/people/request-sign-in.js';
import { signIn } from '../../src/people/sign-in.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run } = stage;
const { doJobs, takeMails } = setPost(stage);

async function ask() {
  const person = await run((tx) => aPerson(tx));
  await run((tx) => requestSignIn(tx, { email: person.email }, 'browser'));
  return person;
}

test('the link in the mail signs its reader in', async () => {
  const person = await ask();
  await doJobs();
  const [mail] = await takeMails();
  expect(mail).toMatchObject({
    to: { address: person.email },
    subject: 'Je link voor Meekijk',
    from: { name: 'Meekijk' },
    event: null,
  });
  expect(mail!.text).toContain('15 minuten');
  const [, token] = /href="http:\/\/localhost:3000\/sign-in\/([\w-]{43})"/.exec(mail!.html)!;
  expect(await run((tx) => signIn(tx, token!, 'browser'))).toMatchObject({ sessionToken: expect.any(String) });
});

test('no mail goes out about a link whose time is over, nor to who has left', async () => {
  await ask();
  stopClockAt('2100-01-01T00:00:00Z');
  await doJobs();
  stopClockAt('2026-01-01T00:00:00Z');
  const person = await ask();
  await run((tx) => tx.update(Person, { id: person.id }, { isActive: false }));
  await doJobs();
  expect(await takeMails()).toEqual([]);
});
