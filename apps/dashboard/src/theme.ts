import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { texts } from '@texts/parts';

/** The gate's green, dark enough at shade 8 for white text (contrast 5.9:1) and light enough at 4 for dark backgrounds. */
const gate: MantineColorsTuple = [
  '#e9f7f2',
  '#d5ebe3',
  '#abd7c7',
  '#7ec2a9',
  '#58b190',
  '#40a680',
  '#2f9a74',
  '#1f7f5e',
  '#136a4d',
  '#00543b',
];

export const theme = createTheme({
  primaryColor: 'gate',
  primaryShade: { light: 8, dark: 8 },
  colors: { gate },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name: the components themselves would come into everybody's first load. What may be left out is marked instead: there is less of it.
  components: {
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': texts.close } } },
    // Who has no mouse scrolls a wide table with the arrow keys. The browser's own scrolling: Mantine's measures the page at each drawing.
    TableScrollContainer: { defaultProps: { type: 'native', tabIndex: 0 } },
  },
});

/** Mantine's small grey print is too pale for WCAG AA on tinted grounds; this is not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-gate-8)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-0)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-gate-3)',
  },
});
