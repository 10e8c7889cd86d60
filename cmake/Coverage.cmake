# The target `coverage`: runs the tests of the label `core` (units, journeys, goldens), prints the
# line coverage of each file of the core rooms and of all together, and fails below the bound. The
# core is src without port, command and main.c; nothing else has counters, so the tests' own loops and
# the painting are as fast as ever.
find_program(GCOVR_PROGRAM gcovr REQUIRED)
set(VITRINE_COVERAGE_LEAST 90 CACHE STRING "The least line coverage of the core rooms, percent")
add_custom_target(coverage
    COMMAND ${CMAKE_COMMAND} --build . --target core_tests
    COMMAND find . -name "*.gcda" -delete # counts of earlier runs would add up
    COMMAND ${CMAKE_CTEST_COMMAND} --label-regex "^core$" --output-on-failure --no-tests=error -j2
    COMMAND ${GCOVR_PROGRAM} -j 2 --root ${CMAKE_SOURCE_DIR} --object-directory .
        --filter ${CMAKE_SOURCE_DIR}/src/ --exclude ${CMAKE_SOURCE_DIR}/src/port/
        --exclude ${CMAKE_SOURCE_DIR}/src/command/ --exclude ${CMAKE_SOURCE_DIR}/src/main.c
        --fail-under-line ${VITRINE_COVERAGE_LEAST} .
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR} USES_TERMINAL VERBATIM)
