import { AppError } from '@gatehouse/platform';

export class DashboardNotBuilt extends AppError {
  constructor() {
    super({
      code: 'dashboard_not_built',
      kind: 'unavailable',
      detail: 'The dashboard is not built. Run "npm run build" and reload; the API works without it.',
    });
  }
}
