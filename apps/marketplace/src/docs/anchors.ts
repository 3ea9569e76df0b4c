import type { Route } from './openapi-document.js';

/** `get-v1-website-website_id`: stable, so that others can link to one route. */
export function anchorOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method.toLowerCase()}${path.replaceAll(/[{}]/g, '').replaceAll(/[^\w]+/g, '-')}`;
}

/** `routes-website-keys`, of a group of routes. */
export function anchorOfGroup(tag: string): string {
  return `routes-${tag.toLowerCase().replaceAll(/[^\w]+/g, '-')}`;
}
