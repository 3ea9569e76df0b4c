// Loaded before the page is drawn, so that it never flashes in the other colours. The dashboard keeps the choice under the same name.
const KEY = 'mantine-color-scheme-value';

/** 'light' or 'dark' when the reader has chosen; otherwise the system decides. */
function chosen() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}

function show() {
  const scheme = chosen();
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
  const button = document.getElementById('scheme');
  if (!button) return;
  const dark = (scheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  button.ariaLabel = button.title = dark ? 'Switch to light colours' : 'Switch to dark colours';
  button.value = dark ? 'light' : 'dark';
  button.hidden = false;
}

show();
addEventListener('storage', show);
addEventListener('DOMContentLoaded', () => {
  show();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  document.getElementById('scheme').addEventListener('click', ({ currentTarget }) => {
    try {
      localStorage.setItem(KEY, currentTarget.value);
    } catch {
      // A browser that keeps nothing stays with the system's choice.
    }
    show();
  });
});
