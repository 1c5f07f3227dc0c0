# Sourced by ./run and ./test: makes .venv whole before anything is run from it. POSIX sh.
#
# What pip fetches must match the hashes in the requirements files; where it fetches from is this machine's own setting.

: "${root:?the folder that holds pyproject.toml}"
venv="$root/.venv"
venv_python="$venv/bin/python"

say() { printf '%s\n' "$@" >&2; }

stop() {
    say "$@"
    exit 2
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# A venv is made in two halves, venv and ensurepip; Debian leaves the second to python3-venv.
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# The Debian packages that are missing, by the version that a plain `python3` would be.
missing_packages() {
    if ! python=$(find_python); then
        echo "python3 python3-venv"
    elif ! can_make_venv "$python"; then
        case $python in
            */python3.*) echo "${python##*/}-venv" ;;
            *) echo "python3-venv" ;;
        esac
    fi
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null
}

install_packages() {
    may_install || stop "Missing: $*. Install with: sudo apt-get install $*   (or any Python 3.11 or newer with venv)"
    say "Installing $* with apt-get ..."
    as_root apt-get update -qq >&2 || say "The package lists could not be renewed; trying with those there are."
    told=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" 2>&1) ||
        stop "$told" "apt-get could not install: $*"
}

# `installing` stands while packages are written, so that whatever an interruption left half-made is made anew.
venv_works() { [ -d "$venv" ] && [ ! -e "$venv/installing" ] && "$venv_python" -c 'import pip' >/dev/null 2>&1; }

make_venv() {
    packages=$(missing_packages)
    # shellcheck disable=SC2086 # one word for each package
    [ -z "$packages" ] || install_packages $packages
    python=$(find_python) || stop "Python 3.11 or newer is needed."
    say "Making .venv with $python ..."
    rm -rf "$venv"
    mkdir "$venv"
    : >"$venv/installing"
    "$python" -m venv "$venv" || stop "Could not make .venv with $python."
    rm "$venv/installing"
}

# Installs one requirements file, unless exactly this file was installed whole before.
install_requirements() {
    if cmp -s "$root/$1" "$venv/installed-$1"; then
        return
    fi
    say "Installing what $1 names ..."
    : >"$venv/installing"
    "$venv_python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: --requirement "$root/$1" >&2 ||
        stop "Could not install what $1 names. The same command tries again."
    cp "$root/$1" "$venv/installed-$1"
    rm "$venv/installing"
}

# Whether windows can be shown: a desktop's screen, or macOS, which always has one.
has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }

# The system's libraries that Qt leans on, each with the Debian package that brings it; then those that X11 needs besides.
qt_libraries="libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 libglib-2.0.so.0:libglib2.0-0
    libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3"
x11_libraries="libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0"

# The packages of those libraries that this system has not got. Where nobody can tell, nothing is missing.
missing_libraries() {
    known=$(/sbin/ldconfig -p 2>/dev/null) || return 0
    for pair in "$@"; do
        case $known in
            *"${pair%%:*}"*) ;;
            *) printf '%s ' "${pair#*:}" ;;
        esac
    done
}

install_libraries() {
    packages=$(missing_libraries "$@")
    # shellcheck disable=SC2086 # one word for each package
    [ -z "$packages" ] || install_packages $packages
}

# Swedish for the windows, made from what the translators wrote wherever that is newer.
make_translations() {
    for written in "$root"/resources/i18n/*.ts; do
        made="${written%.ts}.qm"
        [ -e "$made" ] && [ "$made" -nt "$written" ] && continue
        "$venv/bin/pyside6-lrelease" -silent "$written" -qm "$made" >&2 || stop "Could not make $made."
    done
}

# What the windows' tests need besides: a screen in memory, and a screen reader's side of it in the system's own Python.
missing_tools() {
    command -v Xvfb >/dev/null 2>&1 || printf 'xvfb xauth '
    command -v dbus-run-session >/dev/null 2>&1 || printf 'dbus-daemon '
    [ -x /usr/libexec/at-spi-bus-launcher ] || printf 'at-spi2-core '
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' >/dev/null 2>&1 ||
        printf 'python3-gi gir1.2-atspi-2.0 '
}

ready_for_tests() {
    ready_for_windows
    packages=$(missing_tools)
    # shellcheck disable=SC2086 # one word for each package
    [ -z "$packages" ] || install_packages $packages
}

ready_for_windows() {
    # shellcheck disable=SC2086 # one word for each library
    install_libraries $qt_libraries $x11_libraries
    make_translations
}

set_up() {
    venv_works || make_venv
    for requirements in "$@"; do
        install_requirements "$requirements"
    done
    # The program runs from this tree: nothing is built, and a tree that has been moved still works.
    PYTHONPATH="$root"
    export PYTHONPATH
}
