# From a device tree as `dtc -O dts` writes it: what the controllers of its cards are, and all that
# they are given (clocks, regulators, GPIO, and what those are given): each name of each `compatible`.
/^\t*[^ =]+ \{$/ {
    depth++
    name[depth] = $1
    kind[depth] = handle[depth] = given[depth] = off[depth] = ""
    next
}
/^\t*compatible = / {
    kind[depth] = names($0)
}
/^\t*status = "disabled"/ {
    off[depth] = 1
}
/^\t*phandle = / {
    handle[depth] = first_cell($0)
}
/^\t*([a-z0-9-]+-supply|gpios?|[a-z0-9-]+-gpios?|clocks|resets|dmas|power-domains|mmc-pwrseq|pinctrl-0) = </ {
    given[depth] = given[depth] " " first_cell($0)
}
/^\t*\};$/ {
    if (handle[depth] != "") {
        kind_of[handle[depth]] = kind[depth]
        given_to[handle[depth]] = given[depth]
    }
    if (name[depth] ~ /^mmc/ && !off[depth] && kind[depth] != "") {
        print kind[depth]
        wanted = wanted given[depth]
    }
    depth--
}
END {
    follow(wanted)
}

# Of "one\0two" or "one", "two": a line each.
function names(line) {
    sub(/^[^"]*"/, "", line)
    sub(/"[^"]*$/, "", line)
    gsub(/\\0|", "/, "\n", line)
    return line
}

function first_cell(line) {
    sub(/.*</, "", line)
    sub(/[ >].*/, "", line)
    return line
}

function follow(handles,    count, each, i) {
    count = split(handles, each, " ")
    for (i = 1; i <= count; i++) {
        if (each[i] in seen)
            continue
        seen[each[i]] = 1
        if (kind_of[each[i]] != "")
            print kind_of[each[i]]
        follow(given_to[each[i]])
    }
}
