# shellcheck shell=bash
# Sourced by toolchain/run, toolchain/test and .ci/run: Debian packages and CMake presets.

# Tools of root, such as mke2fs, that need not be root.
PATH=$PATH:/usr/sbin:/sbin
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The packages of the lists named (build, test, lint, cross) that are not installed, one a line.
packages_missing() {
    local wanted
    wanted=$(cd "$top/toolchain/packages" && sed 's/[[:space:]]*#.*//; /^$/d' "$@" | sort -u)
    # shellcheck disable=SC2086 # names of packages have no spaces
    { dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true; } |
        sed -n 's/^installed //p' | sort -u | comm -13 - <(echo "$wanted")
}

# Installs what is missing of the lists named. Ends the script with status 3 where it cannot.
packages_install() {
    local missing root=()
    missing=$(packages_missing "$@" | paste -sd ' ')
    if [ -z "$missing" ]; then
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        root=(sudo)
        if ! sudo_allowed; then
            echo "Please ask an administrator to install these Debian packages: $missing" >&2
            exit 3
        fi
    fi
    echo "Installing, which may take some minutes: $missing"
    # Old lists may do where the update fails: the install decides.
    packages_apt update || true
    # shellcheck disable=SC2086 # as above
    if ! packages_apt install --no-install-recommends $missing; then
        echo "These Debian packages could not be installed: $missing" >&2
        exit 3
    fi
}

# Waits for another apt, such as the automatic upgrades of a machine that has just started.
packages_apt() {
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

# Whether sudo works: without asking, or by asking at the terminal.
sudo_allowed() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

# Builds a preset. Ninja configures it again by itself when needed, but not for other presets.
build_preset() {
    if [ ! "$top/build/$1/build.ninja" -nt "$top/CMakePresets.json" ]; then
        (cd "$top" && cmake --preset "$1")
    fi
    (cd "$top" && cmake --build --preset "$1")
}

# cross_build ARCH SUITE TARGET: builds it with the sysroot of that suite; prints the build folder.
cross_build() {
    local build=$top/build/$1 release=1
    if [ "$2" = trixie ]; then # its package replaces bookworm's of the same version
        build=$build-$2 release=1+deb13
    fi
    if [ ! "$build/build.ninja" -nt "$top/CMakePresets.json" ]; then
        mkdir -p "$build"
        (cd "$top" && cmake --preset "$1" -B "$build" -DVITRINE_PACKAGE_RELEASE=$release \
            -DVITRINE_SYSROOT="$top/build/sysroot-$1-$2") | tee "$build/configure.log" >&2 || return
    fi
    (cd "$top" && cmake --build "$build" --target "$3") >&2 || return
    echo "$build"
}

# package_newest ARCH: the .deb of Vitrine that toolchain/package made last.
package_newest() {
    find "$top/out/packages" -name "vitrine_*_$1.deb" -printf '%T@ %p\n' | sort -n | tail -n 1 |
        cut -d ' ' -f 2-
}
