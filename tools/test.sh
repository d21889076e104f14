# shellcheck shell=bash
# Everything that must hold, one check after the other; sourced by build.sh, which has built before.
# Knows which tools to ask, not what they find.

# The budget of each module, gzipped.
WASM_BYTES=300000
CORPUS=../shared/corpus/dev/pages.jsonl
TEXTS=../shared/relevance
# Cases of each law: every property of the numbers, links, contexts and evidence.
LAW_CASES=10000

TALLY=target/tally
# What every check said, for the list of rules.
SAID=target/said

# check NAME COMMAND...: runs it and adds up the totals it prints. One that prints none counts as one test,
# skipped where it says so in a line that begins with "skipped:".
check() {
  say "== $1"
  local log=target/check.log status=0 passed failed skipped
  "${@:2}" 2>&1 | tee "$log" || status=1
  read -r passed failed skipped < <(totals <"$log")
  [ "$status" = 0 ] || say "FAILED: $1"
  [ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
  if [ $((passed + failed + skipped)) = 0 ]; then
    if grep -q '^skipped:' "$log"; then skipped=1; else passed=1; fi
  fi
  echo "$passed $failed $skipped" >>"$TALLY"
  { echo "== $1" && cat "$log"; } >>"$SAID"
}

# The totals in the output of cargo test or node --test.
totals() {
  sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored.*/\1 \2 \3/p
    s/^.* pass ([0-9]+)$/\1 0 0/p
    s/^.* fail ([0-9]+)$/0 \1 0/p
    s/^.* skipped ([0-9]+)$/0 0 \1/p' |
    awk '{ passed += $1; failed += $2; skipped += $3 } END { print passed + 0, failed + 0, skipped + 0 }'
}

# The sum of what each suite says of its requests.
elsewhere() {
  sed -nE 's/^.*requests to other origins: ([0-9]+) of ([0-9]+)$/\1 \2/p' |
    awk '{ left += $1; all += $2 } END { print left + 0 " of " all + 0 }'
}

# One warning cannot be avoided: Firefox passes over the worker that Chromium needs.
lint_package() {
  local log=target/lint.json
  web-ext lint --no-config-discovery --output json --source-dir dist >"$log" || { cat "$log" && return 1; }
  ! grep -o '"code":"[A-Z_]*"' "$log" | grep -v BACKGROUND_SERVICE_WORKER_IGNORED
}

deny() {
  if command -v cargo-deny >/dev/null; then
    cargo deny --locked check bans licenses sources
  else
    echo "skipped: cargo-deny is not installed"
  fi
}

# What is known to be unsafe of what Vouch is built with. Both ask a server; what that does not answer is no fault of ours.
advisories() {
  local log=target/advisories.log status=0 unasked=()
  if ! command -v cargo-deny >/dev/null; then
    unasked+=("crates (cargo-deny is not installed)")
  elif ! cargo deny --locked check advisories >"$log" 2>&1; then
    if grep -q 'failed to fetch advisory database' "$log"; then
      unasked+=("crates (no database)")
    else
      cat "$log" && status=1
    fi
  fi
  if ! npm audit >"$log" 2>&1; then
    if grep -q '^# npm audit report' "$log"; then
      cat "$log" && status=1
    else
      unasked+=("npm packages (no answer)")
    fi
  fi
  [ ${#unasked[@]} = 0 ] || printf 'skipped: no advisories of %s\n' "${unasked[@]}"
  return "$status"
}

lint_part() {
  cargo clippy --quiet --locked --no-default-features --features "$1" --target "$WASM" -- -D warnings
}

# gzipped FILE: its size in bytes.
gzipped() { gzip -9c "$1" | wc -c; }

size() {
  local file bytes whole=0 status=0
  for file in dist/*.wasm.gz dist/*.wasm; do
    case $file in *.gz) bytes=$(wc -c <"$file") ;; *) bytes=$(gzipped "$file") ;; esac
    echo "$file: $bytes bytes gzipped of $WASM_BYTES"
    [ "$bytes" -le "$WASM_BYTES" ] || status=1
  done
  echo "dist/tables.js: $(gzipped dist/tables.js) bytes gzipped"
  while read -r file; do
    whole=$((whole + $(gzipped "$file")))
  done < <(find dist -type f)
  echo "all of dist: $whole bytes gzipped"
  return "$status"
}

# From clean, into another folder, and still the same bytes.
reproducible() {
  rm -rf target/again
  compile target/again && diff -r target/engine target/again/engine
}

corpus() {
  if [ -e "$CORPUS" ]; then
    need python3 python3 && node tools/eval.mjs --alone
  elif [ -e "$TEXTS" ]; then
    node tools/eval.mjs --relevance "$TEXTS"
  else
    echo "skipped: there is neither $CORPUS nor $TEXTS"
  fi
}

: >"$TALLY"
: >"$SAID"
check format cargo fmt --all --check
check "lint: host" cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
check "lint: page" lint_part page
check "lint: marks" lint_part marks
check "lint: views" lint_part views
check "lint: stems" cargo clippy --quiet --locked --package vouch-stems --target "$WASM" -- -D warnings
check "lint: scripts and pages" biome ci --colors=off
check "types of scripts" tsc
check "lint: package" lint_package
check licenses deny
check advisories advisories
check colors node --test --test-reporter=spec tests/look/*.test.mjs
check "units: tools" node --test --test-reporter=spec tests/tools/*.test.mjs
check units cargo test --workspace --locked --profile laws
check laws env PROPTEST_CASES="$LAW_CASES" cargo test --locked --profile laws --test 'properties_*'
check "laws: relevance" env PROPTEST_CASES="$LAW_CASES" cargo test --locked --profile laws --lib niche::score
check "units: bindgen" cargo test --quiet --locked --manifest-path tools/bindgen/Cargo.toml
check size size
check package node tools/package.mjs
check reproducible reproducible
check end-to-end node --test --test-concurrency=1 --test-reporter=spec tests/e2e/*.test.mjs
say "requests to other origins: $(elsewhere <target/check.log)"
check "both browsers alike" node --test --test-reporter=spec tests/corpus/*.test.mjs
check corpus corpus
check rules node tools/rules.mjs "$SAID"
awk '{ passed += $1; failed += $2; skipped += $3 }
  END { print passed " passed, " failed " failed, " skipped " skipped"; exit failed > 0 }' "$TALLY"
