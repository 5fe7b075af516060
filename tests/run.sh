#!/usr/bin/env bash
# Everything that is tested, on a machine that may be new: installs what tests need, finds or installs a Chromium, runs.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${VIRTUAL_ENV:-}" ]; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  . .venv/bin/activate
fi
python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r tests/requirements.txt

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -z "$CHROMIUM" ]; then
    as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    CHROMIUM=$(command -v chromium)
  fi
  export CHROMIUM
fi

if ! command -v npm >/dev/null; then
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null
fi
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund

ruff check .
npm test --silent
if [ $# -gt 0 ]; then
  exec python -m pytest -q "$@"
fi

# First what needs no browser, then the browser's: each file by file on all processors. A browser's test waits for pages more than
# it works; each half has its own server and Chromium. One that ran out of time is tried once more, and the closing lines name it.
# Both closing lines stand at the end.
closing=$(mktemp)
trap 'rm -f "$closing"' EXIT
failed=0
python -m pytest -q --ignore tests/browser -n logical --dist worksteal | tee "$closing" || failed=1
python -m pytest -q tests/browser -n logical --dist loadfile --reruns 1 --only-rerun TimeoutError -rR || failed=1
echo "Without a browser: $(tail -n 1 "$closing")"
exit "$failed"
