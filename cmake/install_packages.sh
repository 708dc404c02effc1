# Sourced by ./run and ./check: install_packages [check] installs what packages.txt names and the machine lacks.
install_packages() {
    local wanted missing
    wanted=$(awk -v all="${1:-}" '/^\[check\]/ { if (all == "") exit; next } /^[a-z]/ { print $1 }' packages.txt)
    command -v dpkg-query >/dev/null || { echo "not a Debian machine: install the packages of packages.txt by hand" >&2; return 0; }
    missing=$(comm -23 <(sort <<<"$wanted") <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | awk '$1 == "ii" { print $2 }' | sort -u))
    [ -z "$missing" ] && return 0
    local sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "missing packages, and neither root nor sudo to install them:" $missing >&2; return 1; }
        sudo=sudo
    fi
    echo "installing:" $missing >&2
    $sudo apt-get update -qq >&2 &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}
