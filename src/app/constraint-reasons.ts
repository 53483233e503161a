/** PostgreSQL has the last word; this is the same word the rules use. */
export const constraintReasons: Record<string, string> = {
  departments_name: 'department-exists',
  people_email: 'email-taken',
  people_personnel_number: 'personnel-number-taken',
  programmes_name: 'programme-exists',
  slot_hosts_double_booked: 'host-double-booked',
  slots_seats_taken: 'slot-full',
  special_days_overlap: 'days-overlap',
  text_versions_once: 'text-changed-meanwhile',
  visits_one_live: 'already-requested',
  visits_one_move: 'already-moving',
  visits_own_overlap: 'own-overlap',
  visits_slot_withdrawn: 'slot-withdrawn',
  cohorts_name: 'cohort-exists',
  plans_cohort: 'cohort-in-use',
  rotations_one_open: 'on-rotation-already',
};
