/** Everything that a decision about a credential of any kind needs, in one round trip. */
const COLUMNS = `
  c.id AS identifier, c.kind, c.environment, c.state, c.secret_hash, c.last_used_at, c.plugin_id,
  c.retiring_since, c.grace_ends_at, c.idle_end_days, c.next_rotation_at, c.rotate_grace_days, COALESCE(c.quota_holder_id, c.id) AS quota_holder_id,
  c.website_id, c.name AS key_name, c.roles, c.scopes, c.expires_at, c.allowed_addresses, c.allowed_in_url,
  p.name AS plugin_name, p.deleted_at IS NOT NULL AS plugin_deleted, o.role AS operator_role,
  a.id AS account_id, a.email AS owner_email, a.suspended_at IS NOT NULL AS owner_suspended, o.group_id IS NOT NULL AS in_group,
  ARRAY(SELECT DISTINCT unnest(s.pairs) FROM access_group s WHERE s.id = o.group_id OR s.id = ANY(c.group_ids)) AS group_pairs,
  ARRAY(SELECT s.name FROM access_group s WHERE s.id = o.group_id OR s.id = ANY(c.group_ids) ORDER BY s.name) AS group_names`;

/** The account behind it is a plugin's developer or the operator of a user key; a website key has none. */
const CALLER = `
  FROM credential c
  LEFT JOIN plugin p ON p.id = c.plugin_id
  LEFT JOIN account a ON a.id = COALESCE(p.account_id, c.account_id)
  LEFT JOIN operator o ON o.website_id = c.website_id AND o.account_id = c.account_id`;

/**
 * $1 identifier, $2 website or null, $3 now, $4 SHA-256 of the presented key, $5 whether the pairs of the latest scope request are wanted.
 * No row: the identifier was never issued.
 */
export const ACCESS_BY_IDENTIFIER = `
  SELECT ${COLUMNS}, i.id AS install_id, t.id IS NOT NULL AS trusted,
    EXISTS (SELECT 1 FROM retired_secret r WHERE r.secret_hash = $4 AND r.credential_id = c.id) AS key_retired,
    (SELECT old.id FROM credential old WHERE old.id = c.predecessor_id AND old.state = 'retiring' AND old.ends = 'on_first_use') AS ends_on_use,
    ARRAY(SELECT g.scope || '/' || g.mode FROM granted_pair g WHERE g.plugin_id = c.plugin_id) AS granted,
    ARRAY(SELECT s.scope || '/' || s.mode FROM consented_pair s WHERE s.install_id = i.id) AS consented,
    CASE WHEN $5::boolean THEN ARRAY(
      SELECT q.scope || '/' || q.mode FROM requested_pair q WHERE q.request_id = (
        SELECT latest.id FROM scope_request latest
        WHERE latest.plugin_id = c.plugin_id AND latest.state NOT IN ('withdrawn', 'expired')
        ORDER BY latest.created_at DESC, latest.id DESC LIMIT 1
      )
    ) ELSE '{}' END AS requested
  ${CALLER}
  LEFT JOIN install i ON i.website_id = $2::uuid AND i.plugin_id = c.plugin_id AND i.uninstalled_at IS NULL
  LEFT JOIN trusted_website t ON t.website_id = $2::uuid AND t.account_id = p.account_id AND t.state = 'active' AND t.expires_at > $3
  WHERE c.id = $1`;

/** $1 SHA-256 of a plugin's key that was sent without its identifier; other keys carry theirs. */
export const CALLER_BY_KEY = `SELECT ${COLUMNS} ${CALLER} WHERE c.secret_hash = $1 AND c.state IN ('active', 'retiring') AND c.kind = 'plugin'`;
