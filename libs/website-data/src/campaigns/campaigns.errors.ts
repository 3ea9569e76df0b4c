import { AppError } from '@gatehouse/platform';

export class CampaignNotFound extends AppError {
  constructor() {
    super({
      code: 'campaign_not_found',
      kind: 'not_found',
      detail: 'This website has no such campaign; GET /api/websites/{website_id}/campaigns lists those that it has.',
    });
  }
}
