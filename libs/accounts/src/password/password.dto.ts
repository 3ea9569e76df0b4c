import { ApiProperty } from '@nestjs/swagger';
import { EmailField, LinkTokenField, NewPasswordField, PasswordField } from '../accounts.fields.js';

export class ForgottenBody {
  @EmailField()
  email: string;
}

export class ResetBody {
  @LinkTokenField()
  token: string;

  @NewPasswordField()
  password: string;
}

export class ChangePasswordBody {
  @PasswordField()
  current_password: string;

  @NewPasswordField()
  new_password: string;
}

export class ConfirmPasswordBody {
  @PasswordField()
  password: string;
}

export class ResetPassword {
  @ApiProperty({ format: 'email', description: 'Whose password is new; sign in with it.' })
  email: string;
}
