import { AppError } from '@gatehouse/platform';
import type { ScopeRequestState } from './scope-request.state.js';

/** Also for a request of another plugin, or one that the reader may not know of. */
export class ScopeRequestNotFound extends AppError {
  constructor() {
    super({
      code: 'scope_request_not_found',
      kind: 'not_found',
      detail: 'There is no such scope request here; the list of scope requests shows those there are.',
    });
  }
}

/** A plugin has one open request at a time. */
export class RequestOpen extends AppError {
  constructor(open: { id: string; state: ScopeRequestState }) {
    super({
      code: 'request_open',
      kind: 'conflict',
      detail: `The plugin has a scope request that is ${inWords(open.state)}; ask for more in that one, or withdraw it first.`,
      extensions: { scope_request: { id: open.id, state: open.state } },
    });
  }
}

/** There is one appeal for each request, and none against an appeal. */
export class AlreadyAppealed extends AppError {
  constructor() {
    super({
      code: 'already_appealed',
      kind: 'conflict',
      detail: 'An appeal against this decision was made already, or this is itself an appeal; make a new request instead.',
    });
  }
}

/** The action is not in the table of transitions for the state that the request has by now. */
export class TransitionRefused extends AppError {
  constructor(action: string, state: ScopeRequestState) {
    super({
      code: 'wrong_state',
      kind: 'conflict',
      detail: `The scope request is ${inWords(state)}; it cannot be ${PARTICIPLES[action] ?? 'changed'}${action === 'appeal' ? '; only what was denied can' : ' any more'}.`,
      extensions: { state },
    });
  }
}

const PARTICIPLES: Readonly<Record<string, string>> = {
  submit: 'submitted',
  edit: 'edited',
  appeal: 'appealed against',
  withdraw: 'withdrawn',
  approve: 'approved',
  reject: 'rejected',
  request_changes: 'sent back for changes',
};

function inWords(state: ScopeRequestState): string {
  switch (state) {
    case 'draft':
      return 'a draft';
    case 'submitted':
      return 'being screened';
    case 'queued':
      return 'waiting for a reviewer';
    case 'changes_requested':
      return 'waiting for changes by its developer';
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return state;
  }
}
