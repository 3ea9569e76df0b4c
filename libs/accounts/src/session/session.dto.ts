import { ApiProperty } from '@nestjs/swagger';
import { AccountView, viewAccount } from '../account/account.dto.js';
import type { Account } from '../account/account.entity.js';
import type { Session } from './session.entity.js';
import { endsAt } from './session-lifetime.js';

export class SessionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The session that this request belongs to.' })
  current: boolean;

  @ApiProperty({ format: 'date-time', type: String })
  created_at: string;

  @ApiProperty({ format: 'date-time', type: String, description: 'To the minute.' })
  last_seen_at: string;

  @ApiProperty({ format: 'date-time', type: String, description: 'When it ends unless it is used before.' })
  expires_at: string;

  @ApiProperty({ type: String, nullable: true, description: 'Address of the sign-in.' })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  user_agent: string | null;
}

export class SessionList {
  @ApiProperty({ type: [SessionView] })
  items: SessionView[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor: string | null;
}

/** Who is signed in. */
export class PresentSession {
  @ApiProperty({ type: AccountView })
  account: AccountView;

  @ApiProperty({ type: SessionView })
  session: SessionView;
}

export function viewSession(session: Session, account: Account, currentId: string): SessionView {
  return {
    id: session.id,
    current: session.id === currentId,
    created_at: session.createdAt.toISOString(),
    last_seen_at: session.lastSeenAt.toISOString(),
    expires_at: endsAt(session, account.role).toISOString(),
    address: session.address,
    user_agent: session.userAgent,
  };
}

export function viewPresent(account: Account, session: Session): PresentSession {
  return { account: viewAccount(account), session: viewSession(session, account, session.id) };
}
