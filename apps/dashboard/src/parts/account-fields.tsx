import { TextInput, type PasswordInputProps, type TextInputProps } from '@mantine/core';
import { texts } from '@texts/signed-out';
import { PasswordField } from './password-field.js';

/** The fields of who signs in or makes an account; each takes what `form.getInputProps` gives. */
export function EmailField(props: TextInputProps) {
  return <TextInput label={texts.signIn.email} type="email" autoComplete="username" required maxLength={254} {...props} />;
}

export function PersonNameField(props: TextInputProps) {
  return <TextInput label={texts.signUp.name} autoComplete="name" required maxLength={100} {...props} />;
}

export function PresentPasswordField(props: PasswordInputProps) {
  return <PasswordField label={texts.signIn.password} autoComplete="current-password" required {...props} />;
}

export function NewPasswordField(props: PasswordInputProps) {
  return (
    <PasswordField label={texts.signIn.password} description={texts.signUp.passwordHint} autoComplete="new-password" required {...props} />
  );
}
