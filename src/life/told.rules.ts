// Who hears of it when a visit is called off: whoever has it in their calendar, and the leads, who get a seat back; not the
// leads when one of them did it. A request that is taken back held no seat and stood in no calendar: nobody is mailed.
export interface Told {
  name: string;
  role: 'visitor' | 'host' | 'lead';
  isMe: boolean;
}

interface Someone {
  id: string;
  name: string;
}

export function whoIsTold(facts: {
  actorId: string;
  visitor: Someone;
  host: Someone | null;
  leads: Someone[];
}): Told[] {
  const { actorId, visitor, host, leads } = facts;
  const hearing = leads.some(({ id }) => id === actorId) ? [] : leads;
  const concerned = [visitor.id, host?.id];
  return [
    { ...visitor, role: 'visitor' as const },
    ...(host ? [{ ...host, role: 'host' as const }] : []),
    ...hearing.filter(({ id }) => !concerned.includes(id)).map((lead) => ({ ...lead, role: 'lead' as const })),
  ].map(({ id, name, role }) => ({ name, role, isMe: id === actorId }));
}
