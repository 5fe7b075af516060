#!/usr/bin/env bash
# Everything that is tested, on a machine that may be new: installs what tests need, finds or installs a Chromium, runs.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE # what one process has compiled, the next need not

if [ -z "${VIRTUAL_ENV:-}" ]; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  . .venv/bin/activate
fi

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
listed=""
install() {
  [ -n "$listed" ] || as_root apt-get update -qq
  listed=yes
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

# The shell without windows draws what the whole browser draws, for two thirds of its work.
find_chromium() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
# What stands before several replicas: the program alone, without the service that its package would start.
find_nginx() { PATH="$PATH:/usr/sbin:/usr/local/sbin:$PWD/.nginx/usr/sbin" command -v nginx; }

bring_programs() {
  if [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null && { [ "$(id -u)" -eq 0 ] || ! find_chromium >/dev/null; }; then
    install chromium-headless-shell || find_chromium >/dev/null || install chromium
  fi
  if [ -z "${ATLAS_NGINX:-}" ] && ! find_nginx >/dev/null && command -v apt-get >/dev/null; then
    [ "$(id -u)" -ne 0 ] || [ -n "$listed" ] || apt-get update -qq
    rm -rf .nginx && mkdir -p .nginx
    (cd .nginx && apt-get download -qq nginx && dpkg -x nginx_*.deb .) || echo "no nginx to be had"
  fi
}

bring_and_test_web() {
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund
  npm test --silent
}

# All that has to come comes side by side.
command -v npm >/dev/null || install nodejs npm
bring_programs &
programs=$!
bring_and_test_web &
web=$!
python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements.txt -r tests/requirements.txt
# What all processes of tests import is compiled once before, while the rest is still coming. What fails here fails below and says so.
compile_imported() {
  python -c "import app, docx, frictionless, hypothesis.strategies, openpyxl, pptx, pypdf, streamlit.testing.v1, textstat"
  python -m pytest -q --collect-only --ignore tests/browser
}
compile_imported >/dev/null 2>&1 &
compiled=$!
ruff check .
wait "$web"
wait "$programs"
wait "$compiled" || true
CHROMIUM=${CHROMIUM:-$(find_chromium)}
ATLAS_NGINX=${ATLAS_NGINX:-$(find_nginx || true)}
export CHROMIUM ATLAS_NGINX

if [ $# -gt 0 ]; then
  exec python -m pytest -q "$@"
fi

# First what needs no browser, then the browser's tests, each processor with its own server and Chromium. A processor that has done its
# part takes half of what another has left, so that all end together. A browser's test that ran out of time is tried once more, and the
# closing lines name it. Both closing lines stand at the end.
closing=$(mktemp)
trap 'rm -f "$closing"' EXIT
failed=0
python -m pytest -q --ignore tests/browser -n logical --dist worksteal | tee "$closing" || failed=1
python -m pytest -q tests/browser -n logical --dist worksteal --reruns 1 --only-rerun TimeoutError -rR || failed=1
echo "Without a browser: $(tail -n 1 "$closing")"
exit "$failed"
