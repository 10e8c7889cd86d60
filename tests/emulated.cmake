# Tests of another architecture run under qemu-user (toolchain/cross.cmake). Programs that a test starts
# by itself need a script that calls the emulator.
string(REPLACE ";" " " emulator "${CMAKE_CROSSCOMPILING_EMULATOR}")
set(program ${CMAKE_CURRENT_BINARY_DIR}/emulated-vitrine)
file(GENERATE OUTPUT ${program}
    CONTENT "#!/bin/sh\nexec ${emulator} $<TARGET_FILE:vitrine> \"$@\"\n"
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

set(EMULATED_LONG
    "command-(new|program)|kiosk-(light|random|replay|slide|swap)|pack-fuzz|port_sdl-(fonts|paint|uinput)"
    "screen-(large|scripts_turns)|store-crash|translate-round")
list(JOIN EMULATED_LONG "|" EMULATED_LONG)

# Leaves out what cannot run, or tells nothing new; ctest shows these as disabled.
function(emulated_subset)
    get_property(tests DIRECTORY PROPERTY TESTS)
    set(scripts ${tests})
    list(FILTER scripts INCLUDE REGEX "^(rooms|toolchain|window|unit-file|e2e|schemas-loader|layout-finds)")
    emulated_without("scripts: they run the program of this machine, on its X server" ${scripts})
    emulated_without("they start themselves by /proc/self/exe: that is the emulator" command-stock
        command-stock_start)
    # Long random runs and many frames: emulated, they take minutes. `ctest -LE long` is without them.
    set(long ${tests})
    list(FILTER long INCLUDE REGEX "^(${EMULATED_LONG})$")
    set_tests_properties(${long} PROPERTIES LABELS long)
    set_tests_properties(${tests} PROPERTIES TIMEOUT 3000) # that only stops what hangs
    if(CMAKE_SIZEOF_VOID_P EQUAL 4)
        emulated_without("32 bits: long runs, which arm64 does" ${long})
    endif()
endfunction()

function(emulated_without reason)
    message(STATUS "Tests left out (${reason}): ${ARGN}")
    set_tests_properties(${ARGN} PROPERTIES DISABLED TRUE)
    foreach(test IN LISTS ARGN)
        if(TARGET test-${test})
            set_target_properties(test-${test} PROPERTIES EXCLUDE_FROM_ALL TRUE)
        endif()
    endforeach()
endfunction()
