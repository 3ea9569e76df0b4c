import './first-styles.css';
import './style.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type Query } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSignedOut } from './api/client.js';
import { createQueries } from './api/queries.js';
import { createDashboardRouter } from './router.js';
import { cssVariables, theme } from './theme.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
// The scroll lock of dialogs writes a style of its own.
setNonce(nonce);

const queries = createQueries();
// Whether somebody is still signed in is asked again. The question itself is answered so too: it is not asked anew while it is open.
whenSignedOut(() => {
  const wasSignedIn = { queryKey: ['session'], predicate: ({ state }: Query) => state.data !== null };
  void queries.refetchQueries(wasSignedIn, { cancelRefetch: false });
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
