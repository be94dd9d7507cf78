import { createTheme } from '@mantine/core';

/** Mantine's theme with the product's color; the filled shade carries white text at 5:1 or better. */
export const theme = createTheme({
  primaryColor: 'kinto',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  colors: {
    kinto: [
      '#e8f6f6',
      '#d0ebea',
      '#a3d8d6',
      '#74c4c2',
      '#4fb3b0',
      '#34a5a3',
      '#1c8b89',
      '#0f7573',
      '#0a6361',
      '#05504e',
    ],
    dark: [
      '#e4e9ec',
      '#c6ced4',
      '#a4b0b9',
      '#82909a',
      '#5d6972',
      '#3b454c',
      '#2e373d',
      '#1a2024',
      '#151a1d',
      '#101416',
    ],
  },
});
