import { EmailField, PasswordField } from '../accounts.fields.js';

export class SignInBody {
  @EmailField()
  email: string;

  @PasswordField()
  password: string;
}
