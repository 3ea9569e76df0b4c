import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeMissing } from '@gatehouse/platform';
import { IsBoolean } from 'class-validator';

export class IssueUserKeyBody {
  @MayTravelInUrls()
  allowed_in_url?: boolean;

  @MayBeViewable()
  viewable?: boolean;
}

export class ClaimKeyBody {
  @MayBeViewable()
  viewable?: boolean;
}

export function MayTravelInUrls(): PropertyDecorator {
  return choice('The key may also be sent as `?key=` or in the body. Only an owner switches it on.');
}

export function MayBeViewable(): PropertyDecorator {
  return choice('It can be shown again, after a fresh sign-in. Refused unless the platform’s administrator allows viewable keys.');
}

function choice(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ type: Boolean, default: false, description }), MayBeMissing(), IsBoolean());
}
