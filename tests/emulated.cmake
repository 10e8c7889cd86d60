# Tests of another architecture run under qemu-user (toolchain/cross.cmake). Programs that a test starts
# by itself need a script that calls the emulator.
string(REPLACE ";" " " emulator "${CMAKE_CROSSCOMPILING_EMULATOR}")
set(program ${CMAKE_CURRENT_BINARY_DIR}/emulated-vitrine)
file(GENERATE OUTPUT ${program}
    CONTENT "#!/bin/sh\nexec ${emulator} $<TARGET_FILE:vitrine> \"$@\"\n"
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# Leaves out what cannot run, or tells nothing new; ctest shows these as disabled.
function(emulated_subset)
    get_property(tests DIRECTORY PROPERTY TESTS)
    set(scripts ${tests})
    list(FILTER scripts INCLUDE REGEX "^(rooms|window|unit-file|e2e|schemas-loader|layout-finds)")
    emulated_without("scripts: they run the program of this machine, on its X server" ${scripts})
    if(CMAKE_SIZEOF_VOID_P EQUAL 4)
        # Pictures and texts, blending, files and state machines stay.
        set(same ${tests})
        list(FILTER same INCLUDE REGEX
            "^(kiosk-random|kiosk-light|kiosk-slide|screen-(large|random_texts|scripts_lines|scripts_turns)|text-property|pack-fuzz|store-crash)")
        emulated_without("32 bits: long random runs, which arm64 does in full" ${same})
    endif()
endfunction()

function(emulated_without reason)
    message(STATUS "Tests left out (${reason}): ${ARGN}")
    set_tests_properties(${ARGN} PROPERTIES DISABLED TRUE)
endfunction()
