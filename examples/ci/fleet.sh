#!/bin/sh
# Checks all stacks that `pulumi stack ls --all` shows. The name of a stack decides which of COUNT workers takes it, so
# none is missed if another one comes or goes between their lists. A last job merges their reports into one.
#
#   fleet.sh share INDEX COUNT FOLDER    INDEX is 0 to COUNT-1; writes FOLDER/share-INDEX.json
#   fleet.sh merge FOLDER                writes FOLDER/fleet.html and FOLDER/fleet.csv, and sets the exit code
#
# WINDOWS_ACTIVATION_CONFIG names the policy configuration, if you have one.
set -eu

# Identifies this run of the pipeline: shares of the last run may still be in the folder.
run=${GITHUB_RUN_ID:-${CI_PIPELINE_ID:-${BUILD_BUILDID:-local}}}

share() {
  index=$1 count=$2 folder=$3
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$folder"
  rm -f "$folder/share-$index.json" "$folder/share-$index.done"
  pulumi stack ls --all --json >"$work/all"
  node -e '
    const [file, index, count] = process.argv.slice(1);
    const names = JSON.parse(require("fs").readFileSync(file, "utf8")).map(({ name }) => name).sort();
    const hash = (name) => require("crypto").createHash("sha256").update(name).digest().readUInt32BE();
    for (const name of names.filter((name) => hash(name) % count === Number(index))) console.log(name);
  ' "$work/all" "$index" "$count" >"$work/mine"
  set --
  while read -r stack; do
    file="$work/$stack.json"
    mkdir -p "$(dirname "$file")"
    # A stack that can't be exported has no file: check names it, and the report is incomplete.
    pulumi stack export --stack "$stack" --file "$file" </dev/null || echo "fleet.sh: $stack was not exported" >&2
    set -- "$@" "$file"
  done <"$work/mine"
  if [ "$#" -gt 0 ]; then
    [ -z "${WINDOWS_ACTIVATION_CONFIG:-}" ] || set -- "$@" --config "$WINDOWS_ACTIVATION_CONFIG"
    npx windows-activation check "$@" --fail-on never --format json --output "$folder/share-$index.json" || code=$?
    # With exit code 2 the report names the stacks that couldn't be read; without a report nothing was checked.
    [ "${code:-0}" -eq 0 ] || { [ "$code" -eq 2 ] && [ -s "$folder/share-$index.json" ]; } ||
      { echo "fleet.sh: worker $index failed" >&2 && return 1; }
  fi
  echo "$count $run" >"$folder/share-$index.done"
}

# Fails unless every worker of this run has left its share, and no other run has.
complete() {
  first=$(cat "$1"/share-*.done 2>/dev/null | head -n 1)
  count=${first%% *}
  [ -n "$count" ] || { echo "fleet.sh: no worker has left its share in $1" >&2 && return 1; }
  index=0
  while [ "$index" -lt "$count" ]; do
    [ "$(cat "$1/share-$index.done" 2>/dev/null)" = "$count $run" ] ||
      { echo "fleet.sh: the share of worker $index is missing or of another run" >&2 && return 1; }
    index=$((index + 1))
  done
  set -- "$1"/share-*.done
  [ "$#" -eq "$index" ] ||
    { echo "fleet.sh: expected the shares of $index workers, found $#" >&2 && return 1; }
}

merge() {
  complete "$1" || return 2
  npx windows-activation merge "$1"/share-*.json \
    --format html --output "$1/fleet.html" --format csv --output "$1/fleet.csv" --format markdown
}

case "${1:-}" in
share) share "$2" "$3" "$4" ;;
merge) merge "$2" ;;
*) sed -n '2,8p' "$0" >&2 && exit 2 ;;
esac
