import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { texts } from '@texts/parts';

/** Mantine's, with what it leaves out: a refused value is announced, and the keyboard reaches the button that shows the password. */
export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      aria-invalid={Boolean(props.error)}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': texts.showPassword }}
      {...props}
    />
  );
}
