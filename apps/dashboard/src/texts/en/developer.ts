/** Screens of developers. */
export const texts = {
  plugins: {
    title: 'Plugins',
    lead: 'Each plugin has a development keypair at once, and a production keypair after a review.',
    create: 'New plugin',
    empty: 'You have no plugin yet',
    emptyLead: 'Create one: it gets a development keypair at once, with which you can build against a website that trusts you.',
    visibility: { private: 'private', public: 'public' },
    created: 'created',
  },
} as const;
