# shellcheck shell=bash
# Runs each target of tests/fuzz_*.rs with ever new input, as long as it is told to; sourced by build.sh.
# Knows no target: cargo lists them. What fails is kept in tests/fuzz_*.seeds, which every run tries first.

MINUTES=10
# Inputs between two looks at the clock.
CASES=2000

fuzz_usage() {
  cat <<'TEXT'
usage: ./build.sh fuzz [--minutes N]

  --minutes N   for each target; 10 is usual
TEXT
}

while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) MINUTES=${2:-} && shift 2 ;;
    -h | --help) fuzz_usage && exit 0 ;;
    *) fuzz_usage >&2 && exit 2 ;;
  esac
done
[[ $MINUTES =~ ^[0-9]+$ ]] || { fuzz_usage >&2 && exit 2; }

# fuzz FILE TARGET: until the time is up or it fails.
fuzz() {
  local end=$((SECONDS + MINUTES * 60)) runs=0
  while [ "$runs" = 0 ] || [ "$SECONDS" -lt "$end" ]; do
    PROPTEST_CASES=$CASES cargo test --quiet --locked --profile laws --test "$1" -- --exact "$2" >target/fuzz.log 2>&1 || {
      cat target/fuzz.log
      say "FAILED: $2 of tests/$1.rs; its input is in tests/$1.seeds"
      return 1
    }
    runs=$((runs + 1))
  done
  say "$2: $((runs * CASES)) inputs"
}

status=0
for file in tests/fuzz_*.rs; do
  name=$(basename "$file" .rs)
  listed=$(cargo test --quiet --locked --profile laws --test "$name" -- --list)
  for target in $(sed -n 's/: test$//p' <<<"$listed"); do
    fuzz "$name" "$target" || status=1
  done
done
exit "$status"
