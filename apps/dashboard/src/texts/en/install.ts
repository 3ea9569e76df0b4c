/** The page that an install link opens. */
export const texts = {
  title: (plugin: string) => `Install ${plugin}`,
  opening: 'Install a plugin',
  developer: (name: string) => `By ${name}`,
  private:
    'This is a private link: the plugin is listed nowhere. Go on only if you know who sent it to you. Nothing happens before you agree.',
  notReady: 'It cannot be installed yet. Nothing was changed.',
  asks: {
    title: 'What it asks for',
    lead: 'A reviewer of this marketplace has approved each of these for the plugin. You decide which of them it gets on your website.',
    newTitle: 'What is new',
    newLead: (agreed: number) =>
      `The plugin is installed on this website already and keeps the ${agreed === 1 ? 'one permission' : `${agreed} permissions`} that it has. These it does not have yet; it works without them as before.`,
    fresh: 'New',
  },
  changed: {
    title: 'What this plugin may ask for changed while this page was open',
    text: 'Nothing was installed. Look at the new list, then decide again.',
    added: 'New:',
    removed: 'No longer asked for:',
  },
  signIn: {
    title: 'Sign in to your website',
    signUpTitle: 'Make a website account',
    forgottenTitle: 'Forgotten your password?',
    sentTitle: 'Look into your mail',
    lead: 'With your website account; a marketplace account does not work here. You come back to this page by itself.',
    back: 'Back to sign-in',
    confirm: 'Your e-mail address is not confirmed yet. Open the link that we have mailed you, in another tab, and come back here.',
    confirmed: 'I have confirmed it',
  },
  where: {
    title: 'Where to install it',
    website: 'Website',
    onlyHere: (pairs: number) =>
      `The plugin gets exactly ${pairs === 1 ? 'the one permission' : `the ${pairs} permissions`} ticked above, on this website only. You can uninstall it at any time; its access ends at once.`,
    nothingTicked: 'Tick at least one thing that the plugin may do, or close this page.',
    complete: 'The plugin is installed on this website already, with everything that it asks for. There is nothing left to do.',
    install: 'Install',
    agree: 'Agree to what is new',
    another: 'Create another website',
    signedIn: (email: string) => `You are signed in as ${email}.`,
    signOut: 'Sign in as somebody else',
  },
  noWebsite: {
    title: 'You need a website first',
    lead: 'There is no website yet on which you may install plugins; only owners and administrators may. Create one of your own, or ask an owner of the website that you work on to open this link.',
  },
  done: {
    installed: (plugin: string, website: string) => `${plugin} is installed on ${website}.`,
    widened: (plugin: string, website: string) => `${plugin} may now do what you ticked on ${website}.`,
    leaving: 'Taking you to the plugin …',
    goYourself: 'Go there yourself if nothing happens',
    close: 'You can close this page. In the console you see what it does, and take its access back at any time.',
    console: 'Open the console',
  },
} as const;
