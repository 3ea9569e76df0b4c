import { Anchor, Button, Menu, NavLink, type AnchorProps, type ButtonProps, type MenuItemProps, type NavLinkProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

// Mantine's components as links of the router: `to`, `params` and `search` are checked against the routes.
type OfAnchor<Props> = Props & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props>;

/** A link in a text. */
export const TextLink = createLink((props: OfAnchor<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a button. */
export const LinkButton = createLink((props: OfAnchor<ButtonProps>) => <Button component="a" {...props} />);

/** An entry of the navigation. */
export const SideLink = createLink((props: OfAnchor<NavLinkProps>) => <NavLink component="a" {...props} />);

/** An entry of a menu. */
export const MenuLink = createLink((props: OfAnchor<MenuItemProps>) => <Menu.Item component="a" {...props} />);
