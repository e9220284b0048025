# Tightrope in a container: no root, a root file system that may be read-only, no network needed to read and analyse.
#
#   docker build -t tightrope .
#   docker run --rm --network none --read-only --tmpfs /tmp --user "$(id -u):$(id -g)" \
#     -v "$PWD/crisis:/crisis" tightrope brief /crisis
FROM python:3.12-slim-bookworm AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src ./src
RUN python -m venv /opt/tightrope \
 && /opt/tightrope/bin/pip install --no-cache-dir --disable-pip-version-check '.[documents,web,mcp]'

FROM python:3.12-slim-bookworm
LABEL org.opencontainers.image.title="Tightrope" \
      org.opencontainers.image.description="From a pile of articles about an international crisis to a cited, checkable model of it" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --no-create-home --home-dir /crisis --shell /usr/sbin/nologin tightrope \
 && mkdir /crisis && chown tightrope /crisis
COPY --from=build /opt/tightrope /opt/tightrope
# Compiled functions and temporary files go to /tmp, so that nothing else need be writable.
ENV PATH=/opt/tightrope/bin:$PATH \
    HOME=/tmp \
    NUMBA_CACHE_DIR=/tmp/numba \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
WORKDIR /crisis
VOLUME /crisis
ENTRYPOINT ["tightrope"]
CMD ["--help"]
