import { texts as console } from '@texts/console';
import { texts as keys } from '@texts/console-keys';
import { When } from '../../parts/when.js';
import { DeleteKey } from './delete-key.js';
import { EndTrust } from './end-trust.js';
import { LastUse, Requests } from './last-uses.js';
import { MayDo } from './may-do.js';
import type { ReachRow } from './reach-table.js';
import { RevokeUserKey } from './revoke-user-key.js';
import type { ActivityOf } from './use-activity.js';
import type { Install } from './use-installs.js';
import type { Key } from './use-keys.js';
import type { Developer } from './use-trust.js';
import { manages, type Website } from './use-website.js';
import { WaysOut } from './ways-out.js';

const t = console.reach;

interface Context {
  readonly website: Website;
  readonly activity: ActivityOf;
}

export function pluginRow({ website, activity }: Context): (install: Install) => ReachRow {
  return (install) => {
    const use = activity('plugin', install.plugin.id);
    return {
      name: install.plugin.name,
      by: console.plugins.by(install.plugin.developer_name),
      may: <MayDo pairs={install.consented} />,
      used: <LastUse activity={use} />,
      requests: <Requests activity={use} />,
      acts: manages(website.role) ? <WaysOut website={website} install={install} /> : null,
    };
  };
}

export function developerRow({ website, activity }: Context): (developer: Developer) => ReachRow {
  return (developer) => {
    const use = activity('developer', developer.account_id);
    return {
      name: developer.account_name,
      by: developer.account_email,
      may: (
        <>
          {t.development}, {t.until} <When at={developer.expires_at} />
        </>
      ),
      used: <LastUse activity={use} />,
      requests: <Requests activity={use} />,
      acts: <EndTrust website={website} developer={developer} />,
    };
  };
}

export function keyRow({ website, activity }: Context): (key: Key) => ReachRow {
  return (key) => ({
    name: key.name ?? key.id,
    by: [key.masked_key, key.state === 'active' ? null : keys.states[key.state]].filter((part) => part !== null).join(' · ') || undefined,
    may: key.scopes === null ? t.roleMay(key.roles.map((role) => console.roles[role])) : <MayDo codes={key.scopes} />,
    used: <When at={key.last_used_at} relative />,
    requests: <Requests activity={activity('key', key.id)} />,
    acts: manages(website.role) ? <DeleteKey website={website} apiKey={key} /> : null,
  });
}

export function userKeyRow({ website, activity }: Context): (key: Key) => ReachRow {
  return (key) => ({
    name: key.account_name ?? t.unknownOperator,
    by: key.masked_key ?? undefined,
    may: t.operatorMay,
    used: <When at={key.last_used_at} relative />,
    requests: <Requests activity={activity('key', key.id)} />,
    acts:
      manages(website.role) && key.account_id !== null ? (
        <RevokeUserKey website={website} accountId={key.account_id} name={key.account_name ?? t.unknownOperator} keyIds={[key.id]} />
      ) : null,
  });
}
