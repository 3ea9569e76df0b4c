import type { LinkProps } from '@tanstack/react-router';
import { texts } from '@texts/shell';
import type { Account } from '../session/session.js';

export interface NavGroup {
  readonly title: string;
  readonly links: readonly { readonly to: NonNullable<LinkProps['to']>; readonly text: string }[];
}

/** What stands at the side of the marketplace: everybody there may develop; reviewers and administrators have more. */
export function marketplaceLinks(role: Account['role']): NavGroup[] {
  const nav = texts.marketplaceNav;
  const develop: NavGroup = {
    title: texts.groups.developer,
    links: [
      { to: '/plugins', text: nav.plugins },
      { to: '/trusted-websites', text: nav.trustedWebsites },
      { to: '/refusals', text: nav.refusals },
    ],
  };
  const review: NavGroup = {
    title: texts.groups.reviewer,
    links: [
      { to: '/review', text: nav.review },
      { to: '/review/figures', text: nav.figures },
    ],
  };
  const rules: NavGroup = {
    title: texts.groups.reviewRules,
    links: [
      { to: '/review/policies', text: nav.policies },
      { to: '/review/reasons', text: nav.reasons },
      { to: '/review/settings', text: nav.reviewSettings },
    ],
  };
  const administer: NavGroup = {
    title: texts.groups.administrator,
    links: [
      { to: '/administration/people', text: nav.people },
      { to: '/administration/scopes', text: nav.scopes },
      { to: '/administration/audit', text: nav.audit },
      { to: '/administration/queues', text: nav.queues },
      { to: '/administration/settings', text: nav.settings },
    ],
  };
  const groups = role === 'administrator' ? [develop, review, rules, administer] : role === 'reviewer' ? [develop, review] : [develop];
  return groups.filter(({ links }) => links.length > 0);
}

export function consoleLinks(): NavGroup[] {
  return [{ title: texts.consoleNav.label, links: [{ to: '/console', text: texts.consoleNav.websites }] }];
}
