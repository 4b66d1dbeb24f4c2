#!/usr/bin/env bash
# Puts the program into $DOSSIER_FOLDER/bin: the released one, where the action was called by the tag of a release and that has one for
# this system; else one built from the files of the action itself. A release is taken only if its checksum is right.
set -euo pipefail

target() {
  case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-gnu ;;
    Linux-ARM64) echo aarch64-unknown-linux-gnu ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    *) return 1 ;;
  esac
}

checksum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

download() { curl --fail --silent --show-error --location --retry 3 --proto '=https' --output "$2" "$1"; }

released() {
  local name archive address
  case "$DOSSIER_REVISION" in v[0-9]*) ;; *) return 1 ;; esac
  [ -n "$DOSSIER_REPOSITORY" ] && name=dossier-$(target).tar.gz || return 1
  archive=$RUNNER_TEMP/$name
  address=https://github.com/$DOSSIER_REPOSITORY/releases/download/$DOSSIER_REVISION/$name
  download "$address" "$archive" && download "$address.sha256" "$archive.sha256" || return 1
  if ! (cd "$RUNNER_TEMP" && checksum --check --status "$name.sha256"); then
    echo "::warning title=dossier::the checksum of $name is wrong, so dossier is built from its source" >&2
    return 1
  fi
  mkdir -p "$DOSSIER_FOLDER/bin" && tar -xzf "$archive" -C "$DOSSIER_FOLDER/bin" dossier
}

built() {
  # The version of Rust is that of rust-toolchain.toml, which is looked for from the current folder.
  cd "$GITHUB_ACTION_PATH" && cargo install --locked --path . --root "$DOSSIER_FOLDER" --no-track
}

if released; then
  echo "dossier $DOSSIER_REVISION, as released"
else
  echo 'no release for this revision and system: building dossier from its source, once'
  built
fi
"$DOSSIER_PROGRAM" --version
