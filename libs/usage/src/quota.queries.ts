/**
 * Takes one unit, or none: the row's lock makes concurrent takers wait, and the condition is checked against what they left.
 * $1 holder, $2 environment, $3 day. One row, or none when no quota was opened; `taken` tells whether the unit is the caller's.
 */
export const TAKE_UNIT = `
  WITH allowance AS (
    SELECT daily_limit, generation FROM quota WHERE holder_id = $1 AND environment = $2
  ), taken AS (
    INSERT INTO quota_use AS use (holder_id, environment, day, generation, used)
    SELECT $1::uuid, $2::text, $3::date, generation, 1 FROM allowance
    ON CONFLICT (holder_id, environment, day, generation)
    DO UPDATE SET used = use.used + 1 WHERE use.used < (SELECT daily_limit FROM allowance)
    RETURNING used
  )
  SELECT allowance.daily_limit, allowance.generation, taken.used IS NOT NULL AS taken,
         COALESCE(taken.used, allowance.daily_limit) AS used
  FROM allowance LEFT JOIN taken ON true`;

/** $1 holder, $2 environment, $3 day, $4 generation. Never below nought, whatever is given back twice. */
export const GIVE_BACK_UNIT = `
  UPDATE quota_use SET used = used - 1
  WHERE holder_id = $1 AND environment = $2 AND day = $3 AND generation = $4 AND used > 0`;

/** $1 holder, $2 environment, $3 day. */
export const PEEK = `
  SELECT quota.daily_limit, quota.generation, COALESCE(use.used, 0) AS used
  FROM quota LEFT JOIN quota_use AS use
    ON use.holder_id = quota.holder_id AND use.environment = quota.environment AND use.day = $3 AND use.generation = quota.generation
  WHERE quota.holder_id = $1 AND quota.environment = $2`;
