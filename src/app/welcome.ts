import type { Tx } from '../platform/database/transactions.js';
import type { Settings } from '../platform/settings.js';
import { createSignInLink } from '../people/request-sign-in.js';
import type { House } from './house.js';

const NAMES: Record<string, string> = { hr: 'HR', lead: 'Lead', host: 'Host', colleague: 'Colleague' };

/** Says where Meekijk is; for the demo company with a link to sign in as each of its roles. */
export async function printWelcome(house: House, settings: Settings): Promise<void> {
  const lines = [`Meekijk is ready at ${settings.baseUrl}`];
  const people = await house.transactions.read(findDemoPeople);
  if (people.length)
    lines.push('', `The demo company. Sign in, once and within ${settings.signInMinutes} minutes, as:`);
  for (const { kind, id, name } of people) {
    const { path } = await house.transactions.run((tx) => createSignInLink(tx, id));
    lines.push(`  ${NAMES[kind]!.padEnd(10)} ${name.padEnd(24)} ${settings.baseUrl}${path}`);
  }
  if (!settings.smtpUrl) lines.push('', `No SMTP_URL is set: mails stay readable at ${settings.baseUrl}/outbox`);
  console.log(lines.join('\n'));
}

/** One of each: who has most to look at. Nobody when this is not the demo company. */
export function findDemoPeople(tx: Tx): Promise<{ kind: string; id: string; name: string }[]> {
  return tx.query(`
    SELECT kind, id, concat_ws(' ', given_name, nullif(name_prefix, ''), family_name) AS name FROM (
      SELECT 1 AS place, 'hr' AS kind, (
        SELECT hr.person_id FROM person_roles hr LEFT JOIN person_roles a ON a.person_id = hr.person_id AND a.role = 'admin'
         WHERE hr.role = 'hr' ORDER BY a.id IS NULL, hr.person_id LIMIT 1) AS person_id
      UNION ALL SELECT 2, 'lead', (
        SELECT r.person_id FROM person_roles r JOIN slots s ON s.department_id = r.department_id JOIN visits v ON v.slot_id = s.id
         WHERE r.role = 'lead' AND v.state = 'requested' GROUP BY r.person_id ORDER BY count(*) DESC, r.person_id LIMIT 1)
      UNION ALL SELECT 3, 'host', (SELECT host_id FROM visits WHERE state = 'approved' AND host_id IS NOT NULL GROUP BY host_id ORDER BY count(*) DESC, host_id LIMIT 1)
      UNION ALL SELECT 4, 'colleague', (
        SELECT visitor_id FROM visits v WHERE NOT EXISTS (SELECT FROM person_roles r WHERE r.person_id = v.visitor_id)
         GROUP BY visitor_id ORDER BY count(DISTINCT state) DESC, visitor_id LIMIT 1)
    ) chosen JOIN people ON people.id = chosen.person_id
    WHERE EXISTS (SELECT FROM installation WHERE is_demo) ORDER BY place`);
}
