import { ApiProperty } from '@nestjs/swagger';
import { ClockTime, Id, LocalDate, Several, SomeOf, Whole, YesNo } from '../platform/http/fields.js';
import { type Language, languages } from '../platform/views/languages.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { type AbsenceKind, absenceKinds } from './absence.rules.js';

const MOST_GUESTS = 50;
const most = (per: string) => ({
  min: 1,
  max: MOST_GUESTS,
  optional: true,
  nullable: true,
  description: `Guests a ${per}; no limit when null.`,
});

class HostHoursInput {
  @Whole({ min: 1, max: 7, description: '1 for Monday.' })
  weekday: number;

  @ClockTime({ description: 'On the clock of the department.' })
  from: string;

  @ClockTime()
  to: string;
}

/** What is left out stays as it is. */
export class ChangeWishesInput {
  @YesNo({ optional: true })
  takesPart?: boolean;

  @SomeOf(channels, { optional: true, description: 'None: all of them.' })
  channels?: Channel[];

  @SomeOf(languages, { optional: true, description: 'None: all of them.' })
  languages?: Language[];

  @Several(() => HostHoursInput, { max: 21, optional: true, description: 'None: whenever.' })
  hours?: HostHoursInput[];

  @Whole(most('day'))
  mostPerDay?: number | null;

  @Whole(most('week'))
  mostPerWeek?: number | null;

  @Whole(most('month'))
  mostPerMonth?: number | null;

  @YesNo({ optional: true, description: 'Whether leads may read what guests thank you for.' })
  sharesThanks?: boolean;
}

export class AbsenceInput {
  @LocalDate()
  fromOn: string;

  @LocalDate({ description: 'The last day.' })
  untilOn: string;
}

export class AssignHostInput {
  @Id()
  hostId: string;
}

class AbsenceFactsAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: absenceKinds })
  kind: AbsenceKind;

  @ApiProperty({ format: 'date' })
  fromOn: string;

  @ApiProperty({ format: 'date' })
  untilOn: string;
}

class DeclinedGuestAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

class HostHoursAnswer {
  @ApiProperty({ type: 'integer' })
  weekday: number;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;
}

export class HostingAnswer {
  @ApiProperty({ description: 'Whether the host has said anything yet; the rest is what holds until then.' })
  isSaid: boolean;

  @ApiProperty()
  takesPart: boolean;

  @ApiProperty({ enum: channels, isArray: true })
  channels: Channel[];

  @ApiProperty({ enum: languages, isArray: true })
  languages: Language[];

  @ApiProperty({ type: [HostHoursAnswer] })
  hours: HostHoursAnswer[];

  @ApiProperty({ type: 'integer', nullable: true })
  mostPerDay: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  mostPerWeek: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  mostPerMonth: number | null;

  @ApiProperty({ description: 'Whether leads may read what guests thank you for.' })
  sharesThanks: boolean;

  @ApiProperty({ type: [AbsenceFactsAnswer] })
  absences: AbsenceFactsAnswer[];

  @ApiProperty({ type: [DeclinedGuestAnswer], description: 'Told to nobody else.' })
  declinedGuests: DeclinedGuestAnswer[];
}

export class AbsenceAnswer {
  @ApiProperty({ format: 'uuid' })
  absenceId: string;

  @ApiProperty({ type: 'integer', description: 'Guests who sit with somebody else now.' })
  rehosted: number;

  @ApiProperty({ type: 'integer', description: 'Guests for whom nobody was found; the leads are told.' })
  unhosted: number;
}

export class AbsenceEndedAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

export class HostAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Whether they take part at the moment.' })
  takesPart: boolean;

  @ApiProperty({ type: [AbsenceFactsAnswer], description: 'The one of today or the next one, if any.' })
  absences: AbsenceFactsAnswer[];

  @ApiProperty({ type: 'integer', description: 'Guests still to come.' })
  coming: number;

  @ApiProperty({ type: 'integer', description: 'Guests of the last 90 days.' })
  lately: number;
}

export class HostsAnswer {
  @ApiProperty({ type: [HostAnswer] })
  items: HostAnswer[];
}

class CandidateAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why not: the reason of a problem; null for who can.' })
  reason: string | null;
}

export class CandidatesAnswer {
  @ApiProperty({ type: [CandidateAnswer], description: 'Who can first, by turn.' })
  items: CandidateAnswer[];
}
