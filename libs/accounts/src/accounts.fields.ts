import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { EMAIL_MAX, isVisibleName, NAME_MAX, normaliseEmail, normaliseName } from './account/account-text.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './password/password-policy.js';

/** An e-mail address, brought to its one spelling. */
export function EmailField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ format: 'email', maxLength: EMAIL_MAX, example: 'ada@example.com' }),
    Transform(({ value }) => normaliseEmail(value)),
    MaxLength(EMAIL_MAX, { message: `email must have at most ${EMAIL_MAX} characters` }),
    IsEmail({}, { message: 'email must be an e-mail address such as ada@example.com' }),
  );
}

/** The name of a person: 1–100 characters, all visible. */
export function NameField(options: { required?: boolean } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: 1, maxLength: NAME_MAX, example: 'Ada Lovelace', required: options.required ?? true }),
    Transform(({ value }) => normaliseName(value)),
    ValidateBy(
      { name: 'isVisibleName', validator: { validate: isVisibleName } },
      { message: `name must have 1 to ${NAME_MAX} characters, all of which can be seen` },
    ),
  );
}

/** A password that is being chosen; `PasswordPolicy` judges it. */
export function NewPasswordField(options: { required?: boolean } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      format: 'password',
      minLength: PASSWORD_MIN,
      maxLength: PASSWORD_MAX,
      description: 'Not guessable, not leaked; any characters.',
      required: options.required ?? true,
    }),
    IsString(),
    MaxLength(4 * PASSWORD_MAX, { message: `$property must have at most ${PASSWORD_MAX} characters` }),
  );
}

/** A password that exists already. */
export function PasswordField(): PropertyDecorator {
  return applyDecorators(ApiProperty({ format: 'password' }), IsString(), MaxLength(4 * PASSWORD_MAX));
}

/** The token of a link, as the page found it in its fragment. */
export function LinkTokenField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ description: 'The token in the fragment of the link that was mailed.' }),
    Matches(/^[\w-]{1,128}$/, { message: 'token must be the token of a link, as it stands in its address' }),
  );
}
