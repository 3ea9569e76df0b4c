/** Screens of administrators. */
export const administrationRoutes = [] as const;
