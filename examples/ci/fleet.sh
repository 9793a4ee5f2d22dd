#!/bin/sh
# Checks all stacks that `pulumi stack ls --all` shows, in shares: as many workers as you have, each of which takes
# every COUNTth stack, and one that makes a single report of all.
#
#   fleet.sh share INDEX COUNT FOLDER    INDEX is 0 to COUNT-1; writes FOLDER/share-INDEX.json
#   fleet.sh merge FOLDER                writes FOLDER/fleet.html and FOLDER/fleet.csv, and sets the exit code
#
# WINDOWS_ACTIVATION_CONFIG names the policy configuration, if you have one.
set -eu

config=${WINDOWS_ACTIVATION_CONFIG:+--config "$WINDOWS_ACTIVATION_CONFIG"}

share() {
  index=$1 count=$2 folder=$3
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$folder"
  pulumi stack ls --all --json >"$work/all"
  node -e '
    const [file, index, count] = process.argv.slice(1);
    const names = JSON.parse(require("fs").readFileSync(file, "utf8")).map(({ name }) => name).sort();
    for (const name of names.filter((_, place) => place % count === Number(index))) console.log(name);
  ' "$work/all" "$index" "$count" >"$work/mine"
  set --
  while read -r stack; do
    file="$work/$(echo "$stack" | tr '/' '_').json"
    # A stack that cannot be exported has no file: check names it as such, and the report is not complete.
    pulumi stack export --stack "$stack" --file "$file" </dev/null || echo "fleet.sh: $stack was not exported" >&2
    set -- "$@" "$file"
  done <"$work/mine"
  [ "$#" -gt 0 ] || return 0
  # shellcheck disable=SC2086 # an option and its value, or nothing
  npx windows-activation check "$@" $config --fail-on never --format json --output "$folder/share-$index.json" ||
    [ "$?" -eq 2 ]
}

merge() {
  npx windows-activation merge "$1"/share-*.json \
    --format html --output "$1/fleet.html" --format csv --output "$1/fleet.csv" --format markdown
}

case "${1:-}" in
share) share "$2" "$3" "$4" ;;
merge) merge "$2" ;;
*) sed -n '2,8p' "$0" >&2 && exit 2 ;;
esac
