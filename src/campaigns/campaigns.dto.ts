import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, LocalDate, OneOf, Several, Text, Whole } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import type { CampaignState, TargetKind } from './campaign.rules.js';
import { campaignStates, targetKinds } from './campaign.rules.js';

class CampaignDepartmentInput {
  @Id({ description: 'A department that is invited.' })
  departmentId: string;

  @OneOf(targetKinds, { description: '`people`: so many; `share`: so many in a hundred of the department.' })
  targetKind: TargetKind;

  @Whole({ min: 1, max: 10_000 })
  target: number;

  @Whole({ min: 1, max: 10_000, optional: true, nullable: true, description: 'Most seats for this department.' })
  quota?: number | null;
}

export class DraftCampaignInput {
  @Text({ max: 100 })
  title: string;

  @Text({ max: 2000, description: 'A word to everybody who is invited; stands in the mail.' })
  message: string;

  @LocalDate({ description: 'From this day on moments count and people are invited.' })
  opensOn: string;

  @LocalDate({ description: 'The last day of the campaign.' })
  closesOn: string;

  @Several(() => CampaignDepartmentInput, { max: 300 })
  departments: CampaignDepartmentInput[];

  @Ids({ max: 100, description: 'Host departments, all of whose moments between the dates count.' })
  teamIds: string[];

  @Ids({ max: 500, optional: true, description: 'Single moments that count too.' })
  slotIds?: string[];

  @Whole({ min: 1, max: 1000, description: 'People in one wave of invitations.' })
  wavePeople: number;

  @Whole({ min: 1, max: 60, description: 'Days between two waves.' })
  waveDays: number;

  @Whole({ min: 1, max: 60, description: 'Days without an answer after which somebody is reminded.' })
  nudgeAfterDays: number;
}

/** What is left out stays as it is. */
export class ChangeCampaignInput {
  @Text({ max: 100, optional: true })
  title?: string;

  @Text({ max: 2000, optional: true })
  message?: string;

  @LocalDate({ optional: true })
  opensOn?: string;

  @LocalDate({ optional: true })
  closesOn?: string;

  @Several(() => CampaignDepartmentInput, { max: 300, optional: true })
  departments?: CampaignDepartmentInput[];

  @Ids({ max: 100, optional: true })
  teamIds?: string[];

  @Ids({ max: 500, optional: true })
  slotIds?: string[];

  @Whole({ min: 1, max: 1000, optional: true })
  wavePeople?: number;

  @Whole({ min: 1, max: 60, optional: true })
  waveDays?: number;

  @Whole({ min: 1, max: 60, optional: true })
  nudgeAfterDays?: number;
}

/** To whom the summary goes when a campaign closes. */
const summaryReaders = ['nobody', 'everybody'] as const;

export class CloseCampaignInput {
  @Text({ min: 0, max: 5000 })
  summary: string;

  @OneOf(summaryReaders, { optional: true, description: 'Who gets the summary by mail; `nobody` when left out.' })
  sendTo?: (typeof summaryReaders)[number];
}

export class CampaignFilterInput extends PageInput {
  @OneOf(campaignStates, { optional: true })
  state?: CampaignState;
}

class CampaignDepartmentAnswer {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: targetKinds })
  targetKind: TargetKind;

  @ApiProperty({ type: 'integer' })
  target: number;

  @ApiProperty({ type: 'integer', nullable: true })
  quota: number | null;
}

export class CampaignAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  message: string;

  @ApiProperty({ type: 'string', format: 'date' })
  opensOn: string;

  @ApiProperty({ type: 'string', format: 'date' })
  closesOn: string;

  @ApiProperty({ enum: campaignStates })
  state: CampaignState;

  @ApiProperty({ type: [CampaignDepartmentAnswer] })
  departments: CampaignDepartmentAnswer[];

  @ApiProperty({ type: [String], format: 'uuid' })
  teamIds: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  slotIds: string[];

  @ApiProperty({ type: 'integer' })
  wavePeople: number;

  @ApiProperty({ type: 'integer' })
  waveDays: number;

  @ApiProperty({ type: 'integer' })
  nudgeAfterDays: number;

  @ApiProperty({ format: 'uuid' })
  createdById: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  startedAt: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  closedAt: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  summary: string | null;

  @ApiProperty({ type: 'integer', description: 'The wave that was invited last; 0 are the managers.' })
  wave: number;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  nextWaveAt: string | null;
}

/** How many people an act concerned. */
export class CampaignCountAnswer {
  @ApiProperty({ type: 'integer' })
  people: number;
}

/** How far one department is. */
export class CampaignBoardAnswer {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ type: 'integer', description: 'People who work there.' })
  people: number;

  @ApiProperty({ type: 'integer', description: 'The target as a number of people.' })
  targetPeople: number;

  @ApiProperty({ type: 'integer', nullable: true })
  quota: number | null;

  @ApiProperty({ type: 'integer' })
  invited: number;

  @ApiProperty({ type: 'integer', description: 'People with a seat to come, or who asked for one.' })
  booked: number;

  @ApiProperty({ type: 'integer', description: 'People who have been.' })
  been: number;

  @ApiProperty({ type: 'integer', description: 'People who said not now.' })
  declined: number;
}
