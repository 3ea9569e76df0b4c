import { MANAGING_ROLES, type OperatorRole } from '@gatehouse/websites';

/** Who reads the request log and the usage of a website: those who may see its keys. */
export const LOG_READERS: readonly OperatorRole[] = [...MANAGING_ROLES, 'account_reader'];
