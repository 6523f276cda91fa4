# What the pages and the certificates take from npm
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts

# The Python packages, in a virtual environment that is carried over
FROM python:3.13-slim AS python
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /venv && /venv/bin/pip install -q --require-hashes --no-deps -r /tmp/run.txt

FROM python:3.13-slim
RUN apt-get update -q \
    && apt-get install -y -q --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 summerschool \
    && install -d -o summerschool /app /data /data/media
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/app/built/static PDF_FONTS=/app/built/fonts MEDIA_ROOT=/data/media
WORKDIR /app
COPY --from=python /venv /venv
COPY --chown=summerschool . .
COPY --from=packages --chown=summerschool /app/node_modules node_modules
USER summerschool
# the build needs settings, not servers: nothing of these values stays in the image
RUN SECRET_KEY=build SITE_URL=https://build.invalid EMAIL_URL=outbox:// \
    DATABASE_URL=postgresql://build@build/build REDIS_URL=redis://build \
    python manage.py build
EXPOSE 8000
CMD ["gunicorn", "summerschool.wsgi", "--bind", "0.0.0.0:8000"]
