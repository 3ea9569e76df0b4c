/** Screens of the people who run a website. */
export const texts = {
  websites: {
    title: 'Your websites',
    lead: 'A website is your workspace on the platform. Nothing reaches its data but what you allow here.',
    empty: 'You have no website yet',
    emptyLead: 'An install link lets you create one when you install your first plugin.',
  },
} as const;
