import { describe, expect, it, test } from '@jest/globals';
import { Text } from '../../src/platform/http/fields.js';
import { NotFound, Refused } from '../../src/platform/refusal.js';
import { submitForm, typedList, typedText } from '../../src/platform/views/form.js';
import { type Answer, type FormProblems, page, redirect } from '../../src/platform/views/page.js';

class Input {
  @Text({ max: 5 })
  reason: string;
}

const again = (problems: FormProblems) => page('again', { problems });
const submit = (body: unknown, act: () => Promise<Answer>) => submitForm({ input: Input, body, act, again });

describe('a form', () => {
  it('goes where the act says', async () => {
    expect(await submit({ reason: 'Ziek' }, async () => redirect('/visits', 'visits.cancelled'))).toEqual(
      redirect('/visits', 'visits.cancelled'),
    );
  });

  it('is shown again with what is wrong with each field, and nothing is done', async () => {
    const done: string[] = [];
    const answer = await submit({ reason: 'Te lang' }, async () => redirect(`/${done.push('act')}`));
    expect(answer).toMatchObject({
      status: 422,
      model: {
        problems: { fields: { reason: { key: 'validation.text-too-long', facts: { max: 5 } } }, refusal: null },
      },
    });
    expect(done).toEqual([]);
  });

  it('is shown again with the reason of a refusal', async () => {
    const answer = await submit({ reason: 'Ziek' }, async () => {
      throw new Refused('slot-full');
    });
    const refusal = { key: 'refusal.slot-full', facts: {} };
    expect(answer).toMatchObject({ status: 409, model: { problems: { fields: {}, refusal } } });
  });

  it('leaves every other error to the error page', async () => {
    const act = async () => {
      throw new NotFound('visit');
    };
    await expect(submit({ reason: 'Ziek' }, act)).rejects.toThrow(NotFound);
  });
});

test('what was typed comes back as text, whatever was sent', () => {
  expect(typedText({ a: 'x', b: ['y'], c: { d: 1 } }, 'a', 'b', 'c', 'e')).toEqual({ a: 'x', b: '', c: '', e: '' });
  expect(typedText(undefined, 'a')).toEqual({ a: '' });
});

test.each([
  [undefined, []],
  [{ goal: 'one' }, ['one']],
  [{ goal: ['one', ' ', 'two'] }, ['one', 'two']],
  [{ goal: { 0: 'one' } }, []],
])('a list of fields of one name: %j', (body, list) => {
  expect(typedList(body as Record<string, unknown> | undefined, 'goal')).toEqual(list);
});
