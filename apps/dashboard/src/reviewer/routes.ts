/** Screens of reviewers. */
export const reviewerRoutes = [] as const;
