# shellcheck shell=bash
# Runs each target of tests/fuzz_*.rs with ever new input, as long as it is told to; sourced by build.sh.
# Knows no target: cargo lists them. What fails is kept in tests/fuzz_*.seeds, which every run tries first, and what
# each target did in docs/fuzzing.md.

MINUTES=10
WANTED=
# Inputs between two looks at the clock.
CASES=2000
DOCUMENT=docs/fuzzing.md

fuzz_usage() {
  cat <<'TEXT'
usage: ./build.sh fuzz [--minutes N] [--target NAME]

  --minutes N    for each target; 10 is usual
  --target NAME  those alone with this in "FILE TARGET"
TEXT
}

while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) MINUTES=${2:-} && shift 2 ;;
    --target) WANTED=${2:-} && shift 2 ;;
    -h | --help) fuzz_usage && exit 0 ;;
    *) fuzz_usage >&2 && exit 2 ;;
  esac
done
[[ $MINUTES =~ ^[0-9]+$ ]] || { fuzz_usage >&2 && exit 2; }

# What is known of each "FILE TARGET", as cells of the table; the keys in order.
declare -A ROWS=()
TARGETS=()

# Takes over what earlier runs said.
read_document() {
  local file target cells
  [ -e "$DOCUMENT" ] || return 0
  while IFS='|' read -r _ file target cells; do
    file=${file//[ \`]/} target=${target//[ \`]/}
    [[ $file != fuzz_* ]] || ROWS["$file $target"]=${cells%|}
  done <"$DOCUMENT"
}

write_document() {
  local key seeds
  {
    cat <<TEXT
# What inputs that nobody thought of found

Made by \`./build.sh fuzz\`, a row from the last run of each target; not edited by hand. Inputs are made anew in each run: parts
that the code under test looks for, and letters of any kind between them. A run ends at the first finding.
\`./build.sh test\` has a short run of each.

| file | target | seconds | inputs | findings |
|---|---|---:|---:|---:|
TEXT
    for key in "${TARGETS[@]}"; do
      echo "| \`${key% *}\` | \`${key#* }\` |${ROWS[$key]:- 0 | 0 | not run }|"
    done
    echo
    echo "Inputs that once failed are kept, and every run tries them first:"
    echo
    for seeds in tests/fuzz_*.seeds; do
      [ -e "$seeds" ] || { echo "- none yet" && break; }
      echo "- \`$seeds\`: $(grep -c '^cc ' "$seeds")"
    done
  } >"$DOCUMENT.new"
  mv "$DOCUMENT.new" "$DOCUMENT"
}

# fuzz FILE TARGET: until the time is up or it fails.
fuzz() {
  local begun=$SECONDS end=$((SECONDS + MINUTES * 60)) inputs=0 found=0
  while [ "$inputs" = 0 ] || { [ "$found" = 0 ] && [ "$SECONDS" -lt "$end" ]; }; do
    PROPTEST_CASES=$CASES "target/fuzz/$1" --exact "$2" >"target/fuzz/$1.log" 2>&1 || found=1
    inputs=$((inputs + CASES))
  done
  ROWS["$1 $2"]=" $((SECONDS - begun)) | $inputs | $found "
  write_document
  say "$2: $inputs inputs, $found findings"
  [ "$found" = 0 ] || {
    cat "target/fuzz/$1.log"
    say "FAILED: $2 of tests/$1.rs; its input is in tests/$1.seeds"
    return 1
  }
}

# Copies, so that a build meanwhile changes nothing.
mkdir -p target/fuzz
cargo test --locked --profile laws --test 'fuzz_*' --no-run 2>target/fuzz/build.log || { cat target/fuzz/build.log && exit 1; }
while read -r name program; do
  cp "$program" "target/fuzz/$name"
  while read -r target; do
    TARGETS+=("$name $target")
  done < <("target/fuzz/$name" --list | sed -n 's/: test$//p')
done < <(sed -nE 's/^ *Executable tests\/(.*)\.rs \((.*)\)$/\1 \2/p' target/fuzz/build.log)

read_document
write_document
status=0
for key in "${TARGETS[@]}"; do
  [[ $key != *"$WANTED"* ]] || fuzz "${key% *}" "${key#* }" || status=1
done
exit "$status"
