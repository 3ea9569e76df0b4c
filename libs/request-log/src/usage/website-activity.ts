import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { ActivityView, ActorKind, WebsiteActivityView } from './activity.dto.js';

const DAYS = 7;
const MOST = 1_000;

interface ActivityRow {
  readonly kind: ActorKind;
  readonly id: string;
  readonly requests: string;
  readonly today: string;
  readonly programs: string;
  readonly plugins: string;
  readonly last: Date;
  readonly all_of_them: string;
}

/**
 * Who uses a website, by what can be taken away from them: a plugin, the trust in a developer, a key. The rows of the log are shrunk in one scan
 * before anything is sorted or joined. $1 website, $2 from, $3 midnight, $4 how many at most.
 */
const WHO_ASKED = `
  WITH rough AS MATERIALIZED (
    SELECT environment, plugin_id, CASE WHEN credential_kind <> 'plugin' THEN credential_id END AS key_id,
      CASE WHEN requested_at >= $3 THEN COALESCE(user_agent, '') END AS program, count(*)::integer AS n, max(requested_at) AS last
    FROM request_log WHERE website_id = $1 AND on_website AND requested_at >= $2
    GROUP BY environment, plugin_id, key_id, program
  ), named AS (
    SELECT CASE WHEN key_id IS NOT NULL THEN 'key' WHEN environment = 'development' THEN 'developer' ELSE 'plugin' END AS kind,
      CASE WHEN key_id IS NOT NULL THEN key_id WHEN environment = 'development' THEN p.account_id ELSE plugin_id END AS id,
      plugin_id, program, n, last
    FROM rough LEFT JOIN plugin p ON p.id = plugin_id
  )
  SELECT kind, id, sum(n) AS requests, COALESCE(sum(n) FILTER (WHERE program IS NOT NULL), 0) AS today, count(DISTINCT program) AS programs,
    count(DISTINCT plugin_id) AS plugins, max(last) AS last, count(*) OVER () AS all_of_them
  FROM named WHERE id IS NOT NULL GROUP BY kind, id ORDER BY requests DESC, id LIMIT $4`;

/** What whoever runs a website must know before they take something away: who uses it, how much, and when last. */
@Injectable()
export class WebsiteActivity {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(websiteId: string): Promise<WebsiteActivityView> {
    const now = this.clock.now();
    const from = new Date(now.getTime() - DAYS * DAY);
    const midnight = new Date(Math.floor(now.getTime() / DAY) * DAY);
    const rows: ActivityRow[] = await this.dataSource.query(WHO_ASKED, [websiteId, from, midnight, MOST]);
    return {
      from: from.toISOString(),
      items: rows.map(activityView),
      left_out: Math.max(0, Number(rows[0]?.all_of_them ?? 0) - MOST),
    };
  }
}

function activityView({ kind, id, requests, today, programs, plugins, last }: ActivityRow): ActivityView {
  return {
    kind,
    id,
    requests: Number(requests),
    requests_today: Number(today),
    programs_today: Number(programs),
    plugins: Number(plugins),
    last_used_at: last.toISOString(),
  };
}
