#!/usr/bin/env bash
# Runs the program with the inputs of the action.
set -euo pipefail

case "$INPUT_COMMAND" in
  build | check) ;;
  *) echo "::error title=dossier::the input \`command\` is \`$INPUT_COMMAND\`: write \`build\`, \`check\` or nothing"; exit 2 ;;
esac

arguments=("$INPUT_COMMAND" --format github --root "$INPUT_ROOT")
[ -z "$INPUT_BASE_URL" ] || arguments+=(--base-url "$INPUT_BASE_URL")
[ "$INPUT_STRICT" != true ] || arguments+=(--strict)
exec "$DOSSIER_PROGRAM" "${arguments[@]}"
