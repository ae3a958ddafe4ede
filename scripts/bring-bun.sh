# Sourced by the scripts of this folder: goes to the root of the repository, puts a Bun of the wanted version first
# on PATH (brought into .bun/ when the machine has none) and installs the packages.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$root"
export TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

wanted_bun() { sed -n 's/.*"packageManager": *"bun@\([0-9.]*\)".*/\1/p' package.json; }

# The Bun at hand is good enough when it is of the same major version and not older than the wanted one.
good_bun() {
  local have want
  have=$("$1" --version 2>/dev/null) || return 1
  want=$(wanted_bun)
  [ "${have%%.*}" = "${want%%.*}" ] && [ "$(printf '%s\n%s\n' "$want" "${have%%-*}" | sort -V | head -n 1)" = "$want" ]
}

bring_bun() {
  local want dir
  want=$(wanted_bun)
  for dir in "" "$root/.bun/bin" "$root/.bun/node_modules/.bin"; do
    if good_bun "${dir:+$dir/}bun"; then
      [ -z "$dir" ] || PATH="$dir:$PATH"
      return 0
    fi
  done
  mkdir -p "$root/.bun"
  if command -v npm >/dev/null 2>&1; then
    echo "Bringing Bun $want with npm into .bun/ …" >&2
    npm install --prefix "$root/.bun" --no-save --no-audit --no-fund --ignore-scripts=false --loglevel=error "bun@$want" >&2 ||
      fail "npm could not bring Bun $want. Install it yourself (https://bun.sh) and run this again."
    PATH="$root/.bun/node_modules/.bin:$PATH"
  else
    command -v curl >/dev/null 2>&1 || fail "Bun is missing, and neither npm nor curl is there to bring it. Install Bun $want (https://bun.sh) and run this again."
    command -v unzip >/dev/null 2>&1 || fail "Bun's installer needs unzip. Install unzip, npm or Bun $want (https://bun.sh) and run this again."
    echo "Bringing Bun $want with its installer into .bun/ …" >&2
    # SHELL keeps the installer from editing the profile of whoever runs this.
    curl -fsSL https://bun.sh/install | SHELL=/bin/sh BUN_INSTALL="$root/.bun" bash -s "bun-v$want" >&2 ||
      fail "The installer could not bring Bun $want. Install it yourself (https://bun.sh) and run this again."
    PATH="$root/.bun/bin:$PATH"
  fi
  hash -r
  good_bun bun || fail "The Bun that was brought does not run: $(bun --version 2>&1 | head -n 1)"
}

install_packages() {
  local log
  log=$(bun install --frozen-lockfile 2>&1) || fail "$log
The packages could not be installed. If package.json was changed, run \`bun install\` once; else look at the lines above."
}

bring_bun
export PATH
install_packages
