# Built with everything that development needs, of which nothing else comes along.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node build.ts

# Production dependencies only; better-sqlite3 ships its binaries, so nothing is compiled and no script runs.
FROM node:26.10.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=sqlite:/var/hireloop/hireloop.db \
    NODE_COMPILE_CACHE=/var/hireloop/cache
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
COPY --from=build /app/dist ./dist
# The one place that is written to; all else may be mounted read-only.
RUN mkdir -p /var/hireloop && chown 10001:10001 /var/hireloop && chmod 0700 /var/hireloop
USER 10001:10001
VOLUME /var/hireloop
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/hireloop.js", "serve"]
