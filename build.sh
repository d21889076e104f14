#!/usr/bin/env bash
# The only door: build, run, analyze, test, eval, bench, package. Sets up what is missing, says nothing when nothing is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND

  build                   dist/, ready to load in Chrome and Firefox
  run [URL|FILE]          open a page with Vouch (without a display: print its links, save screenshots)
  analyze [OPTIONS] PAGE  the report of a page, or of many (--help lists the options)
  test                    everything that must hold
  eval                    how well the labelled pages are read
  bench                   how fast
  package                 the two store archives
TEXT
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

# Whether any of the given paths changed after the stamp was made.
newer() {
  local stamp=$1
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# --- what each command needs -------------------------------------------------------------------------------------

need_rust() {
  command -v cargo >/dev/null || die "Rust is missing: see https://rustup.rs"
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] ||
    rustup target add wasm32-unknown-unknown
}

need_npm() {
  command -v npm >/dev/null || die "Node is missing: version 20 or newer, see https://nodejs.org"
  local installed=node_modules/.package-lock.json
  [ -e "$installed" ] && [ ! package-lock.json -nt "$installed" ] && return
  say "installing npm packages"
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch "$installed"
}

# need_debian PROGRAM PACKAGE: installs the package where the program is not there.
need_debian() {
  command -v "$1" >/dev/null && return
  command -v apt-get >/dev/null || die "$1 is missing: install it and try again"
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "installing $2"
  "${root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

need_chromium() {
  need_debian chromium chromium
  need_fonts
}

need_firefox() {
  need_debian firefox-esr firefox-esr
  need_fonts
  need_geckodriver
}

# Without any font the browsers measure every text as empty.
need_fonts() {
  need_debian fc-list fontconfig
  [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || need_debian no-font-yet fonts-dejavu-core
}

need_geckodriver() {
  command -v geckodriver >/dev/null && return
  say "building geckodriver, once (some minutes)"
  cargo install geckodriver --locked --debug --quiet --root .cache/tools >&2
}

# --- building ----------------------------------------------------------------------------------------------------

# No machine's path may get into the module: panics carry the names of source files.
rust_flags() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} registry
  printf -- '--remap-path-prefix=%s\x1f' "$PWD=." "$cargo_home=cargo"
  for registry in "$cargo_home"/registry/src/*/; do
    printf -- '--remap-path-prefix=%s\x1f' "${registry%/}=crates"
  done
  printf -- '-Ctarget-cpu=mvp'
}

# compile TARGET_DIR OUT_DIR: the engine's glue, module and twin.
# One build serves WebAssembly and plain JavaScript, so it uses nothing that the second cannot express.
compile() {
  local target_dir=$1 out_dir=$2
  cargo fetch --quiet --locked --target wasm32-unknown-unknown
  CARGO_ENCODED_RUSTFLAGS="$(rust_flags)" cargo build --quiet --locked --release --lib \
    --target wasm32-unknown-unknown --target-dir "$target_dir"
  cargo build --quiet --locked --manifest-path tools/bindgen/Cargo.toml
  rm -rf "$target_dir/bound" "$out_dir"
  tools/bindgen/target/debug/bindgen \
    "$target_dir/wasm32-unknown-unknown/release/vouch.wasm" "$target_dir/bound"
  node tools/engine.mjs "$target_dir/bound" "$out_dir"
}

build() {
  local engine=target/engine stamp=target/engine.stamp
  need_rust
  need_npm
  if newer "$stamp" Cargo.toml Cargo.lock rust-toolchain.toml src data tools/bindgen/src tools/bindgen/Cargo.lock \
    tools/engine.mjs package-lock.json build.sh || [ ! -d "$engine" ]; then
    say "building the engine"
    mkdir -p target
    touch target/engine.begun
    compile target "$engine"
    mv target/engine.begun "$stamp"
  fi
  if newer dist/manifest.json manifest.json extension "$stamp"; then
    rm -rf dist
    cp -r extension dist
    cp "$engine"/* manifest.json dist/
    touch dist/manifest.json
  fi
}

# --- the other commands ------------------------------------------------------------------------------------------

# browse SCRIPT [ARGUMENT...]: a driver with everything it may ask for.
browse() {
  local script=$1
  shift
  case " $* " in
    *" firefox "* | *" --browser=firefox "*) need_firefox ;;
    *) need_chromium ;;
  esac
  build
  PATH="$PWD/.cache/tools/bin:$PATH" node "tools/$script.mjs" "$@"
}

command=${1:-}
[ $# -eq 0 ] || shift
PATH="$PWD/.cache/tools/bin:$PATH"
case "$command" in
  build) build ;;
  run | analyze | eval | bench) browse "$command" "$@" ;;
  test) . tools/test.sh ;;
  package) build && node tools/package.mjs ;;
  -h | --help | help) usage ;;
  *) usage >&2 && exit 2 ;;
esac
