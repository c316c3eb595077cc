# One image for both platforms. Settings come from the environment; data lives in /data.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY knowledge knowledge
COPY manifests manifests
COPY src src
ENV NODE_ENV=production DATA_FOLDER=/data NODE_COMPILE_CACHE=/tmp/compile-cache
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch('http://127.0.0.1:3978/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
