#!/usr/bin/env bash
# The only door: build, run, analyze, gallery, test, fuzz, eval, bench, package.
# Sets up what is missing and says nothing when nothing is to do; what is judged and drawn is none of its business.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
PATH="$PWD/.cache/tools/bin:$PWD/node_modules/.bin:$PATH"

WASM=wasm32-unknown-unknown

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND

  build                   dist/, ready to load in Chrome and Firefox
  run [URL|FILE]          open a page with Vouch (without a display: print its links, save screenshots)
  analyze [OPTIONS] PAGE  the report of a page, or of many (--help lists the options)
  gallery [OPTIONS]       pictures of every state in both browsers, as one sheet (--help lists the options)
  test                    everything that must hold
  fuzz [OPTIONS]          ever new input for all that reads or writes (--help lists the options)
  eval [OPTIONS]          how well labelled pages are read, beside what others make of them (--help lists the options)
  bench [--only GROUP]    how fast and how large, beside others, in both browsers, into docs/performance.md; GROUP: reading,
                          loading, overlay, memory, imports or sizes; --native [NAME]: parts of the core by themselves
  package                 the two store archives
TEXT
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

# --- what a command needs ---

# install PACKAGE...: Debian's.
install() {
  command -v apt-get >/dev/null || die "please install: $*"
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "installing $*"
  "${root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$@" >&2
}

# need PROGRAM PACKAGE...: installs the packages where the program is not there.
need() {
  command -v "$1" >/dev/null || install "${@:2}"
}

need_rust() {
  command -v cargo >/dev/null || die "Rust is missing: see https://rustup.rs"
  need cc gcc libc6-dev
  [ -d "$(rustc --print target-libdir --target "$WASM")" ] || rustup target add "$WASM"
}

need_npm() {
  command -v npm >/dev/null || die "Node is missing: version 20 or newer, see https://nodejs.org"
  local installed=node_modules/.package-lock.json
  if [ ! -e "$installed" ] || [ package-lock.json -nt "$installed" ]; then
    say "installing npm packages"
    npm ci --no-audit --no-fund --loglevel=error >&2
    touch "$installed"
  fi
}

# Without any font a browser gives texts no size.
need_fonts() {
  need fc-list fontconfig
  [ -n "$(fc-list)" ] || install fonts-dejavu-core
}

# Its packages hold American English only where the other languages are a package of their own.
need_chromium() {
  need chromium chromium
  [ ! -d /usr/lib/chromium/locales ] || [ -e /usr/lib/chromium/locales/de.pak ] || install chromium-l10n
  need_fonts
}

need_firefox() {
  need firefox-esr firefox-esr
  need_fonts
}

# Without optimization it is built in a minute, and it runs for a second.
need_deny() {
  command -v cargo-deny >/dev/null && return
  say "installing cargo-deny"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    cargo install --quiet --locked --root .cache/tools --version 0.20.2 cargo-deny >&2 ||
    say "cargo-deny could not be installed"
}

# --- build ---

# Whether any of the paths changed since the stamp was made.
newer() {
  [ ! -e "$1" ] || [ -n "$(find "${@:2}" -newer "$1" -print -quit 2>/dev/null)" ]
}

# No machine's path may get into the module: panics carry the names of source files.
rust_flags() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} registry
  printf -- '--remap-path-prefix=%s\x1f' "$PWD=." "$cargo_home=cargo"
  for registry in "$cargo_home"/registry/src/*/; do
    printf -- '--remap-path-prefix=%s\x1f' "${registry%/}=crates"
  done
  printf -- '-Ctarget-cpu=mvp'
}

# wasm TARGET_DIR OPTIONS...: a crate as WebAssembly.
wasm() {
  CARGO_ENCODED_RUSTFLAGS="$(rust_flags)" cargo build --quiet --locked --release --lib \
    --target "$WASM" --target-dir "$1" "${@:2}"
}

# compile TARGET_DIR: glue and module of each part and of the stemmers, and twins of what pages run, in
# TARGET_DIR/engine.
# One build serves WebAssembly and plain JavaScript, so it uses nothing that the second cannot express.
compile() {
  local part bind=tools/bindgen/target/debug/bindgen out=$1/$WASM/release
  cargo fetch --quiet --locked --target "$WASM"
  cargo build --quiet --locked --manifest-path tools/bindgen/Cargo.toml
  rm -rf "$1/bound" "$1/engine"
  for part in page:vouchGlue marks:vouchMarks views:vouchGlue; do
    wasm "$1" --no-default-features --features "${part%:*}"
    "$bind" "$out/vouch.wasm" "$1/bound/${part%:*}" "${part#*:}"
  done
  wasm "$1" --package vouch-stems
  "$bind" "$out/vouch_stems.wasm" "$1/bound/stems" vouchStems
  node tools/engine.mjs "$1/bound" "$1/engine"
  # What pages get goes to them as text, and unpacks there faster than it gets there.
  gzip -9n "$1"/engine/{page,marks,stems}.wasm
}

# The files of data/ as one text, each after a form feed and its name; the engine reads it so (crates/known/src/tables.rs).
# A script, since a browser brings files of those into a page faster than anything else.
tables() {
  local LC_ALL=C file
  printf 'globalThis.vouchRows = `'
  for file in data/*; do
    printf '\f%s\n' "${file##*/}"
    sed 's/[\\`$]/\\&/g' "$file"
  done
  printf '`;\n"";\n'
}

build() {
  need_rust
  need_npm
  local stamp=target/engine.stamp
  if [ ! -d target/engine ] || newer "$stamp" build.sh Cargo.toml Cargo.lock rust-toolchain.toml crates src \
    tools/bindgen/src tools/bindgen/Cargo.lock tools/engine.mjs tools/order.mjs package-lock.json; then
    say "building the engine"
    mkdir -p target
    touch "$stamp.begun"
    compile target
    mv "$stamp.begun" "$stamp"
  fi
  if newer dist/manifest.json manifest.json extension data "$stamp"; then
    rm -rf dist
    cp -r extension dist
    # The overlay has the same file in its module.
    cp target/engine/* manifest.json src/browser/marks/signs.css dist/
    tables >dist/tables.js
    touch dist/manifest.json
  fi
}

# --- the door ---

command=${1:-help}
[ $# -eq 0 ] || shift
case "$command" in
  build) build ;;
  test)
    need_chromium
    need_firefox
    build
    need_deny
    source tools/test.sh
    ;;
  fuzz)
    need_rust
    source tools/fuzz.sh
    ;;
  gallery)
    case " $* " in *firefox*) ;; *) need_chromium ;; esac
    case " $* " in *chromium*) ;; *) need_firefox ;; esac
    build
    exec node tools/gallery.mjs "$@"
    ;;
  bench)
    if [ "${1:-}" = --native ]; then
      need_rust
      exec cargo bench --quiet --locked --bench core -- "${@:2}"
    fi
    need_chromium
    need_firefox
    build
    exec node tools/bench.mjs "$@"
    ;;
  run | analyze | eval)
    case " $* " in *firefox*) need_firefox ;; *) need_chromium ;; esac
    # It reads in both browsers, and the labels' own scorer is written in Python.
    [ "$command" != eval ] || { need_firefox && need python3 python3; }
    build
    exec node "tools/$command.mjs" "$@"
    ;;
  package)
    build
    node tools/package.mjs
    ;;
  help | -h | --help) usage ;;
  *) usage >&2 && exit 2 ;;
esac
