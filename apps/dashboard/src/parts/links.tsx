import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

// Mantine's components as links of the router: `to`, `params` and `search` are checked against the routes.
export type OfAnchor<Props> = Props & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props>;

/** A link in a text. */
export const TextLink = createLink((props: OfAnchor<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a button. */
export const LinkButton = createLink((props: OfAnchor<ButtonProps>) => <Button component="a" {...props} />);
