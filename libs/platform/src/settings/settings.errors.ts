import { AppError } from '../errors/app-error.js';

export class SettingsChangedMeanwhile extends AppError {
  constructor() {
    super({
      code: 'settings_changed_meanwhile',
      kind: 'conflict',
      detail: 'Another administrator changed these settings meanwhile; read them again and repeat.',
    });
  }
}
