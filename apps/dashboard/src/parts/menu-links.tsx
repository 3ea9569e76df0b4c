import { Menu, NavLink, type MenuItemProps, type NavLinkProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { OfAnchor } from './links.js';

/** An entry of the navigation. */
export const SideLink = createLink((props: OfAnchor<NavLinkProps>) => <NavLink component="a" {...props} />);

/** An entry of a menu. */
export const MenuLink = createLink((props: OfAnchor<MenuItemProps>) => <Menu.Item component="a" {...props} />);
