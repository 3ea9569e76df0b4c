import { AppError } from '@gatehouse/platform';

export class PeopleNotFound extends AppError {
  constructor() {
    super({
      code: 'people_not_found',
      kind: 'not_found',
      detail:
        'The website has no contact with this id or e-mail address. GET /v1/website/{website_id}/people/profiles/1 lists those that it has.',
    });
  }
}

export class PeopleExists extends AppError {
  constructor() {
    super({
      code: 'people_exists',
      kind: 'conflict',
      detail: 'The website has a contact with this e-mail address already. Read it by its address, and change it with PATCH.',
    });
  }
}
