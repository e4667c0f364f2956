# docker build -t pintar-ekspor .                            the server
# docker build -t pintar-ekspor-migrate --target migrate .   what brings the database up to date, run before the server
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --include=optional --no-audit --no-fund

FROM packages AS build
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN node_modules/.bin/next build \
  && cp -r .next/static .next/standalone/.next/static \
  && if [ -d public ]; then cp -r public .next/standalone/public; fi

FROM build AS migrate
ENV NODE_ENV=production
RUN mkdir -p .data && chown node:node .data
USER node
CMD ["node", "--conditions=react-server", "scripts/migrate.ts"]

FROM node:24-bookworm-slim AS server
ENV NODE_ENV=production APP_ENV=production PORT=3000 HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/server ./server
COPY --from=build /app/.next/standalone ./.next/standalone
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
# Exec form: the process is node itself, and hears SIGTERM.
CMD ["node", "server/main.ts"]
