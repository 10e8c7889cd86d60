# The target `bench`: prints the figures of docs/performance.md. Build it in the release preset.
find_package(X11)
add_executable(bench-pages EXCLUDE_FROM_ALL tests/bench/bench.c tests/support/stage.c)
target_link_libraries(bench-pages PRIVATE kiosk port_sdl port_script)
target_include_directories(bench-pages PRIVATE tests)
target_compile_definitions(bench-pages PRIVATE SOURCE_FOLDER="${CMAKE_SOURCE_DIR}")
if(X11_FOUND)
    add_executable(bench-start EXCLUDE_FROM_ALL tests/bench/start.c)
    target_compile_definitions(bench-start PRIVATE _DEFAULT_SOURCE) # wait4
    target_link_libraries(bench-start PRIVATE vitrine_flags X11::X11)
    add_custom_target(bench
        COMMAND tests/bench/bench $<TARGET_FILE:bench-pages> $<TARGET_FILE:bench-start>
            $<TARGET_FILE:vitrine> content/kazakhstan-reforms
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} USES_TERMINAL VERBATIM)
    add_dependencies(bench bench-pages bench-start vitrine)
endif()
