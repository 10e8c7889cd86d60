# shellcheck shell=bash
# Sourced by the end-to-end tests: a screen of their own (Xvfb), the program on it, a hand (xdotool)
# and eyes (witness). Every wait is for a condition, with a deadline.
#     TEST VITRINE WITNESS PACK
set -euo pipefail
vitrine=$1 witness=$2 pack=$3
size=1280x720    # of the X screen
seen=$size       # of the visible picture, after turning
degrees=0
inches=21.5      # told to everybody, so that sizes agree
deadline_s=60

for tool in Xvfb xdotool xwd; do
    command -v $tool >/dev/null || { echo "$tool is not installed (toolchain/packages/test)" >&2; exit 1; }
done

folder=$(mktemp -d)
jobs=()
finish() {
    [ ${#jobs[@]} -eq 0 ] || kill "${jobs[@]}" 2>/dev/null || true
    wait
    rm -rf "$folder"
}
trap finish EXIT

fail() {
    echo "$1" >&2
    [ ! -s "$folder/log" ] || cat "$folder/log" >&2
    exit 1
}

# The server takes a free number and says which.
screen_start() {
    mkfifo "$folder/number"
    Xvfb -displayfd 3 -screen 0 ${size}x24 -nolisten tcp -noreset 3>"$folder/number" 2>"$folder/xvfb" &
    jobs+=($!)
    local number
    read -t $deadline_s -r number <"$folder/number" || fail "no X server: $(cat "$folder/xvfb")"
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY
    export SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy
    # What these libraries keep until the end of the process is not ours to free.
    printf 'leak:libdbus-1\nleak:libX11\n' >"$folder/leaks"
    export LSAN_OPTIONS=suppressions=$folder/leaks:print_suppressions=0
}

# program_start OPTIONS...
program_start() {
    "$vitrine" run --screen $inches --ask-after 3600 "$@" >"$folder/log" 2>&1 &
    program=$!
    jobs+=("$program")
}

program_lives() {
    kill -0 "$program" 2>/dev/null || fail "the program ended by itself"
}

# program_ends STATUS: SIGTERM ends it with that status.
program_ends() {
    program_lives
    kill -TERM "$program"
    local status=0
    wait "$program" || status=$?
    jobs=("${jobs[0]}")
    [ $status -eq "$1" ] || fail "status $status after SIGTERM, not $1"
}

# The pictures of `shoot` for the visible size: $folder/shot/LANGUAGE/NAME.png.
shoot() {
    "$vitrine" shoot "$pack" --out "$folder/shot" --size $seen --screen $inches >"$folder/log" 2>&1 ||
        fail "shoot failed"
}

# shows PICTURE [PERMILLE]: the screen comes to show it, all but so many pixels.
shows() {
    local until=$((SECONDS + deadline_s)) said=
    while true; do
        program_lives
        xwd -root -silent -out "$folder/screen.xwd"
        if said=$("$witness" compare "$folder/screen.xwd" "$1" $degrees "${2:-0}"); then
            return
        fi
        [ $SECONDS -lt $until ] || fail "$said"
        sleep 0.05 # only so that looking leaves the program some time
    done
}

# said TEXT [TIMES]: the program comes to say it, so many times by now.
said() {
    local until=$((SECONDS + deadline_s))
    until [ "$(grep -acF "$1" "$folder/log")" -ge "${2:-1}" ]; do
        program_lives
        [ $SECONDS -lt $until ] || fail "it does not say: $1"
        sleep 0.05 # only so that looking leaves the program some time
    done
}

# tap ACTION...: the control of the last one, where those before lead to.
tap() {
    local at x y
    at=$("$witness" where "$pack" $seen $inches "$@") || fail "nothing to tap"
    read -r x y <<<"$at"
    if [ $degrees -eq 90 ]; then
        xdotool mousemove $((${size%x*} - 1 - y)) "$x" click 1
    else
        xdotool mousemove "$x" "$y" click 1
    fi
}

# drag X Y TO_X TO_Y: a finger (the mouse) comes down, moves in steps, and leaves.
drag() {
    local step steps=12
    xdotool mousemove "$1" "$2" mousedown 1
    for step in $(seq $steps); do
        xdotool mousemove $(($1 + ($3 - $1) * step / steps)) $(($2 + ($4 - $2) * step / steps))
    done
    xdotool mouseup 1
}

# themes; pages THEME: the ids, in order, one a line.
themes() {
    sed -n 's/^themes: \[\(.*\)\]$/\1/p' "$pack/pack.yaml" | sed 's/, */\n/g'
}
pages() {
    sed -n 's/^pages: \[\(.*\)\]$/\1/p' "$pack/$1/theme.yaml" | sed 's/, */\n/g'
}
