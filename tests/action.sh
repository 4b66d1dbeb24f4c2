#!/usr/bin/env bash
# From a clean clone to a built site, with the action's own steps and the real cargo: what is not committed is not there.
#
#   tests/action.sh   clones the repository that it stands in, and builds the sample with what `action/` installs
#
# tests/action.rs shows what the steps do in every case; this, that the files that are committed are enough. Packages that were compiled before are
# not compiled again: the folder `target` is shared.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git clone --quiet --no-hardlinks . "$folder/dossier"
mkdir "$folder/temp"
# As a runner has them.
export GITHUB_ACTION_PATH=$folder/dossier GITHUB_WORKSPACE=$folder/dossier GITHUB_OUTPUT=$folder/output
export RUNNER_OS=Linux RUNNER_ARCH=X64 RUNNER_TEMP=$folder/temp
cd "$GITHUB_WORKSPACE"

"$GITHUB_ACTION_PATH/action/where.sh"
output() { sed -n "s/^$1=//p" "$GITHUB_OUTPUT"; }
DOSSIER_FOLDER=$(output folder) DOSSIER_PROGRAM=$(output program)
export DOSSIER_FOLDER DOSSIER_PROGRAM
# No tag, so no release.
DOSSIER_REPOSITORY='' DOSSIER_REVISION='' "$GITHUB_ACTION_PATH/action/install.sh"
INPUT_COMMAND=build INPUT_ROOT=. INPUT_BASE_URL=https://example.org/dossier INPUT_STRICT=true "$GITHUB_ACTION_PATH/action/run.sh"

grep -q 'href="https://example.org/dossier/"' public/index.html
[ -f public/.nojekyll ] && [ -f public/feed.xml ] && [ -n "$(ls public/notes)" ]
changed=$(git status --porcelain)
[ -z "$changed" ] || { echo "the build left something in the clone: $changed"; exit 1; }
echo "from a clean clone to a built site: $(find public -type f | wc -l) files"
