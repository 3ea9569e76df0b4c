import { Injectable } from '@nestjs/common';
import type { Principal } from '@gatehouse/auth';
import { Environment } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { LOG_READERS } from '../log-readers.js';
import { explain } from './refusal-explanation.js';
import { RequestNotFound } from './request-log.errors.js';
import type { ExplainedRequestView } from './request-lookup.dto.js';
import { REQUEST_COLUMNS, requestView, type RequestRow } from './request-reader.js';

/** One request, explained to the owner of its credential; for everybody else it does not exist. */
@Injectable()
export class RequestLookup {
  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly websites: WebsitesService,
  ) {}

  /** @param principals whoever is signed in, one of each realm at most. @throws {RequestNotFound} */
  async get(principals: readonly Principal[], requestId: string): Promise<ExplainedRequestView> {
    const found: (RequestRow & { developer: string | null })[] = isUUID(requestId)
      ? await this.dataSource.query(
          `SELECT ${REQUEST_COLUMNS}, p.account_id AS developer FROM request_log l
           LEFT JOIN credential c ON c.id = l.credential_id LEFT JOIN plugin p ON p.id = l.plugin_id WHERE l.id = $1`,
          [requestId],
        )
      : [];
    const [row] = found;
    if (!row) throw new RequestNotFound();
    const { developer, ...request } = row;
    if (!(await this.isOwn(principals, request, developer))) throw new RequestNotFound();
    return this.explained(request);
  }

  /** The developer of the plugin; the operator of the user key; the people who may see the website's keys. */
  private async isOwn(principals: readonly Principal[], row: RequestRow, developer: string | null): Promise<boolean> {
    for (const { realm, accountId } of principals) {
      if (realm === 'marketplace' ? developer === accountId : row.account_id === accountId) return true;
      if (realm === 'marketplace' || row.credential_kind === 'plugin' || row.credential_id === null || row.website_id === null) continue;
      const role = await this.websites.roleOf(row.website_id, accountId);
      if (role !== null && LOG_READERS.includes(role)) return true;
    }
    return false;
  }

  private explained(row: RequestRow): ExplainedRequestView {
    const refusal = explain(row);
    return {
      ...requestView(row),
      refused: refusal !== null,
      failed_check: refusal?.check ?? null,
      explanation: refusal?.explanation ?? null,
      what_to_do: [...(refusal?.whatToDo ?? [])],
      documentation_url: refusal?.check ? `${this.environment.values.PUBLIC_URL}/docs/errors/${row.reason ?? ''}` : null,
    };
  }
}
