import { describe, expect, test } from '@jest/globals';
import { findCustomerData } from '../../src/platform/customer-data.rules.js';
import { findPhoneNumbers } from '../../src/platform/phone-numbers.client.js';
import fc from '../support/property.js';

const find = (text: string) => findCustomerData(text, findPhoneNumbers);
const found = (text: string) => find(text).map(({ kind, words }) => `${kind} ${words}`);

describe('what looks like a customer’s data is found', () => {
  test.each([
    ['mail jan.de.vries+test@voorbeeld.nl even', 'email jan.de.vries+test@voorbeeld.nl'],
    ['(Jan@Mail.Voorbeeld.CO.UK)', 'email Jan@Mail.Voorbeeld.CO.UK'],
    ['zoë@café.be.', 'email zoë@café.be'],
    ['bel 06-12345678', 'phone 06-12345678'],
    ['bel 06 12 34 56 78!', 'phone 06 12 34 56 78'],
    ['0612345678', 'phone 0612345678'],
    ['bel (020) 123 4567 terug', 'phone (020) 123 4567'],
    ['+31 6 12345678', 'phone +31 6 12345678'],
    ['0031612345678', 'phone 0031612345678'],
    ['gsm 0470 12 34 56', 'phone 0470 12 34 56'],
    ['gsm 0470/12.34.56', 'phone 0470/12.34.56'],
    ['Antwerpen 03 201 23 45', 'phone 03 201 23 45'],
    ['+32 470 12 34 56', 'phone +32 470 12 34 56'],
    ['+49 30 901820', 'phone +49 30 901820'],
    ['06\u00a012\u00a034\u00a056\u00a078', 'phone 06\u00a012\u00a034\u00a056\u00a078'],
    ['06\u201112345678', 'phone 06\u201112345678'],
    ['NL91ABNA0417164300', 'iban NL91ABNA0417164300'],
    ['nl91 abna 0417 1643 00 en dan', 'iban nl91 abna 0417 1643 00'],
    ['rekening BE68 5390 0754 7034.', 'iban BE68 5390 0754 7034'],
    ['DE89 3704 0044 0532 0130 00', 'iban DE89 3704 0044 0532 0130 00'],
    ['GB82 WEST 1234 5698 7654 32', 'iban GB82 WEST 1234 5698 7654 32'],
    ['bsn 111222333', 'bsn 111222333'],
    ['BSN: 1112.22.333', 'bsn 1112.22.333'],
    ['burgerservicenummer 111 222 333.', 'bsn 111 222 333'],
    ['85.07.30-033.28', 'insz 85.07.30-033.28'],
    ['rijksregister 85073003328', 'insz 85073003328'],
    ['geboren in 2000: 17.07.30-033.84', 'insz 17.07.30-033.84'],
  ])('%s', (text, finding) => {
    expect(found(text)).toEqual([finding]);
  });
});

describe('what only resembles it passes', () => {
  test.each([
    'In 2024-2025 belde 1 op de 3 klanten, tussen 12:30 en 14:00.',
    'Op 22-11-2026 en 22/11/2026 om 09.00 uur, of 2026-11-22.',
    'Een rekening van € 1.250,00, soms € 111.222.333 of 12.500.000 euro.',
    'Toestel 4312, kamer 2.14, code 0412.',
    'Bel 112, 0800-1234 of 0900 8844.',
    'Bestelnummer 111222333, order #111222333 en factuurnr. 111222333.',
    'Ordernummer 1234567890 kwam 15 keer voor.',
    'Nummer 123456789 en 612345678 zijn van geen burger.',
    'Zaak 2026-0012345, versie 10.4.12.345, IP 192.168.10.25.',
    'Pakket 3SABCD0123456789 en NL12 is een postcodegebied.',
    'NL91ABNA0417164301 klopt niet.',
    'Klant @meekijk schreef: stuur een @.',
    'ABC111222333 en 111222333X',
    '85073003329',
    '000000000',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('several are found in the order of the text, and none over another', () => {
  const text = 'Bel 0612345678 of mail a@b.nl; geld naar NL91 ABNA 0417 1643 00.';
  expect(found(text)).toEqual(['phone 0612345678', 'email a@b.nl', 'iban NL91 ABNA 0417 1643 00']);
});

test('whatever stands around it, the words pointed at are those of the text', () => {
  const parts = fc.constantFrom('06-12345678', 'a@b.nl', 'NL91ABNA0417164300', '111222333', ' ', ' x ', '\u00a0', 'é');
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 6 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, words } of find(text)) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});

test.each(['a.', '0 1 ', 'NL91 ', '1', 'a@b.'])('a long text of “%s” is read to its end', (part) => {
  expect(find(part.repeat(2000 / part.length))).toEqual([]);
});
