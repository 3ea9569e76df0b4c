import { ApiProperty } from '@nestjs/swagger';
import { EmailField, LinkTokenField, NameField, NewPasswordField } from '../accounts.fields.js';

export class SignUpBody {
  @EmailField()
  email: string;

  @NameField()
  name: string;

  @NewPasswordField()
  password: string;
}

export class LinkBody {
  @LinkTokenField()
  token: string;
}

/** What happens next, in a sentence: the same whether an account exists or not. */
export class Accepted {
  @ApiProperty()
  message: string;
}

export class ConfirmedEmail {
  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: [true] })
  confirmed: true;
}
