import type { Client } from 'pg';

/** Something learned from a visit, and what its department does about it; the lead sees to it. */
export async function makeLearningWithAction(
  client: Client,
  {
    departmentId,
    visitId,
    lead,
    colleague,
  }: { departmentId: string; visitId: string; lead: string; colleague: string },
): Promise<{ learningId: string; actionId: string }> {
  const { rows: learnings } = await client.query<{ id: string }>(
    `INSERT INTO learnings (id, head_id, visit_id, side, question, author_id, department_id, channel, text, learned_at, changed_at)
     SELECT made.id, made.id, $1, 'visitor', 'surprise', $2, $3, 'phone', 'Klanten vinden het factuurnummer niet', now(), now()
       FROM gen_random_uuid() AS made (id) RETURNING id`,
    [visitId, colleague, departmentId],
  );
  const learningId = learnings[0]!.id;
  const { rows: actions } = await client.query<{ id: string }>(
    `INSERT INTO actions (learning_id, title, expected_effect, department_id, owner_id, due_on, created_by_id, created_at)
     VALUES ($1, 'Zet het factuurnummer bovenaan de brief', 'Minder vragen', $2, $3, current_date + 10, $3, now()) RETURNING id`,
    [learningId, departmentId, lead],
  );
  return { learningId, actionId: actions[0]!.id };
}
