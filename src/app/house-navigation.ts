import { Injectable } from '@nestjs/common';
import { type Actor, hostsAnywhere, isAdmin, leadsAnywhere, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { type MainLink, Navigation, type NavigationLink } from '../platform/views/navigation.js';
import { countRequests } from '../start/requests.queries.js';

/** Who finds which page in the menu. */
@Injectable()
export class HouseNavigation extends Navigation {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  mainLinks(person: Actor): MainLink[] {
    const isForAll = servesCompany(person);
    const links = [
      { path: '/', labelKey: 'start.nav', icon: 'home', isFor: true },
      { path: '/slots', labelKey: 'slots.nav', icon: 'calendar', isFor: true },
      { path: '/visits', labelKey: 'visits.nav', icon: 'visit', isFor: true },
      { path: '/hosting', labelKey: 'hosts.nav', icon: 'host', isFor: hostsAnywhere(person) },
      { path: '/decisions', labelKey: 'start.nav-decisions', icon: 'inbox', isFor: leadsAnywhere(person) },
      { path: '/floor', labelKey: 'floor.nav', icon: 'week', isFor: leadsAnywhere(person) },
      { path: '/people', labelKey: 'directory.people.nav', icon: 'people', isFor: leadsAnywhere(person) || isForAll },
      { path: '/departments', labelKey: 'directory.departments.nav', icon: 'department', isFor: isForAll },
      { path: '/learnings', labelKey: 'learnings.nav', icon: 'bulb', isFor: true },
      { path: '/onboarding', labelKey: 'rotations.nav', icon: 'route', isFor: leadsAnywhere(person) || isForAll },
      { path: '/insights', labelKey: 'insights.nav', icon: 'chart', isFor: leadsAnywhere(person) || isForAll },
      { path: '/actions', labelKey: 'actions.nav', icon: 'action', isFor: true },
      { path: '/campaigns', labelKey: 'campaigns.nav', icon: 'campaign', isFor: leadsAnywhere(person) || isForAll },
      { path: '/administration', labelKey: 'administration.nav', icon: 'settings', isFor: isAdmin(person) },
    ];
    return links.filter(({ isFor }) => isFor).map(({ path, labelKey, icon }) => ({ path, labelKey, icon }));
  }

  sideLinks(_person: Actor): NavigationLink[] {
    return settings().smtpUrl ? [] : [{ path: '/outbox', labelKey: 'app.outbox.title' }];
  }

  async countWaiting(person: Actor): Promise<Record<string, number>> {
    if (!leadsAnywhere(person)) return {};
    return { '/decisions': await this.transactions.read((tx) => countRequests(tx, person)) };
  }
}
