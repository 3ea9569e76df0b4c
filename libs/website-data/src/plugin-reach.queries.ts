/** What a keypair reaches in development: the websites that trust its developer, with the settings that it keeps there. $1 account, $2 plugin, $3 now. */
const TRUSTED = `
  FROM trusted_website t LEFT JOIN development_settings d ON d.website_id = t.website_id AND d.plugin_id = $2
  WHERE t.account_id = $1 AND t.state = 'active' AND t.expires_at > $3`;

/** $4 only configured, $5 limit, $6 offset. */
export const TRUSTED_WEBSITES = `
  SELECT t.website_id, COALESCE(d.settings, '{}') AS settings ${TRUSTED} AND (NOT $4::boolean OR d.website_id IS NOT NULL)
  ORDER BY t.confirmed_at, t.website_id LIMIT $5 OFFSET $6`;

export const COUNT_TRUSTED_WEBSITES = `SELECT count(*)::int AS count ${TRUSTED}`;

/** $1 identifier. */
export const KEYPAIR_FACTS = `
  SELECT c.rolled_at, p.callback_url, CASE c.state WHEN 'retiring' THEN c.grace_ends_at END AS retires_at,
    ARRAY(SELECT g.scope || '/' || g.mode FROM granted_pair g WHERE g.plugin_id = c.plugin_id ORDER BY g.scope, g.mode) AS granted
  FROM credential c JOIN plugin p ON p.id = c.plugin_id WHERE c.id = $1`;
