// What Teams in its light theme does with a card: sizes, distances and colours. Contrast is 4.5 to 1 or better.
const text = (colour, subtle) => ({
  default: colour,
  subtle,
  highlightColors: { default: '#fff1b8', subtle: '#fff1b8' },
});

const foregroundColors = {
  default: text('#242424', '#555555'),
  dark: text('#242424', '#555555'),
  light: text('#ffffff', '#f0f0f0'),
  accent: text('#4f52b2', '#4f52b2'),
  good: text('#0e700e', '#0e700e'),
  warning: text('#835b00', '#835b00'),
  attention: text('#b10e1c', '#b10e1c'),
};

export const hostConfig = {
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 20, default: 24, medium: 24, large: 28, extraLarge: 32 },
  textStyles: { heading: { size: 'medium', weight: 'bolder' } },
  spacing: { small: 8, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: '#d1d1d1' },
  supportsInteractivity: true,
  containerStyles: {
    default: { backgroundColor: '#ffffff', borderColor: '#d1d1d1', foregroundColors },
    emphasis: { backgroundColor: '#f5f5f5', borderColor: '#d1d1d1', foregroundColors },
  },
  actions: {
    maxActions: 6,
    allowTitleToWrap: true,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: { inputSpacing: 'none', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
    errorMessage: { color: 'attention', weight: 'bolder', size: 'small' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 6,
  },
  table: { cellSpacing: 4 },
};
