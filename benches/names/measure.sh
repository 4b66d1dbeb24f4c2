#!/usr/bin/env bash
# What it costs to find names in texts: the same site built with names looked for and without, half as many names as notes.
#   measure.sh DOSSIER_BINARY [NOTES=100000] [RUNS=3]
# At a quarter, half and all of NOTES, so that it shows whether memory grows with the dossier or faster. A row a run: notes, whether names are looked
# for, wall s, user s, system s, peak KB. Both are built with the plain templates of the side-by-side comparison. What is more with names is not only
# finding them: `benches/update.rs` tells that alone. TMPDIR says where the sites are: in memory (/dev/shm) no disk drowns what is measured.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
beside=$here/../side-by-side
bin=$(realpath "$1"); notes=${2:-100000}; runs=${3:-3}
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
row() { local name=$1; shift; /usr/bin/time -f "$name %e %U %S %M" "$@" >/dev/null 2>"$dir/err" || { tail "$dir/err"; return 1; }; tail -n 1 "$dir/err"; }
echo "notes names wall_s user_s sys_s peak_KB"
for part in 4 2 1; do
  count=$((notes / part))
  python3 "$beside/make_corpus.py" "$dir" --notes "$count" --people $((count / 2)) --tools bare >/dev/null
  cp -r "$beside/templates" "$dir/bare/templates"; mkdir -p "$dir/bare/static"; cp "$beside/hugo/static/style.css" "$dir/bare/static/"
  cp "$dir/bare/dossier.yaml" "$dir/without.yaml"
  sed 's/^link_mentions: none/link_mentions: first/' "$dir/without.yaml" > "$dir/with.yaml"
  for _ in $(seq "$runs"); do
    for names in without with; do
      cp "$dir/$names.yaml" "$dir/bare/dossier.yaml"
      rm -rf "$dir/bare/public"; sleep 7
      row "$count $names" "$bin" build --quiet -r "$dir/bare"
    done
  done
done
