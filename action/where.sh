#!/usr/bin/env bash
# Where the program goes, and under which key it is kept between runs: the system and every file that the program is made of.
set -euo pipefail

checksum=(sha256sum)
command -v sha256sum >/dev/null || checksum=(shasum -a 256)

sources() {
  cd "$GITHUB_ACTION_PATH"
  find Cargo.toml Cargo.lock rust-toolchain.toml src templates themes -type f -print0 |
    LC_ALL=C sort -z | xargs -0 "${checksum[@]}"
}

made_of=$(sources | "${checksum[@]}" | cut -c 1-16)
folder=$RUNNER_TEMP/dossier-program
program=$folder/bin/dossier
[ "$RUNNER_OS" != Windows ] || program=$program.exe
{
  echo "folder=$folder"
  echo "program=$program"
  echo "key=dossier-$RUNNER_OS-$RUNNER_ARCH-$made_of"
} >> "$GITHUB_OUTPUT"
