# amrcheck with its browser, for `docker run --rm -v "$PWD:/work" amrcheck run`.
# Not built in CI, where no container engine is: the file is linted there.
FROM node:24-bookworm-slim AS package
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN PATH="/src/node_modules/.bin:$PATH" node scripts/build.ts && npm pack --ignore-scripts --pack-destination /

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-liberation fonts-noto-cjk \
  && rm -rf /var/lib/apt/lists/*
COPY --from=package /amrcheck-*.tgz /tmp/
RUN npm install --global /tmp/amrcheck-*.tgz && npm cache clean --force && rm /tmp/amrcheck-*.tgz
# Whoever runs it (`--user`): what is remembered of TOTP codes goes here.
ENV HOME=/tmp
USER node
WORKDIR /work
ENTRYPOINT ["amrcheck"]
CMD ["demo"]
