import './first-styles.css';
import './style.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueries } from './api/queries.js';
import { createDashboardRouter } from './router.js';
import { cssVariables, theme } from './theme.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
// The scroll lock of dialogs writes a style of its own.
setNonce(nonce);

const queries = createQueries(() => {
  // Whether a session still stands is asked again; the layouts lead to the sign-in page when it does not.
  void queries.invalidateQueries({ queryKey: ['session'] }).then(() => router.invalidate());
});
const router = createDashboardRouter(queries);

const place = document.getElementById('dashboard');
if (!place) throw new Error('index.html has no element for the dashboard');
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
