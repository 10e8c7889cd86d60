# The target `bench`: prints the figures of docs/performance.md. Build it in the release preset.
add_custom_target(bench
    COMMAND vitrine bench --full content/kazakhstan-reforms
    COMMAND vitrine bench --full --size 800x480 content/kazakhstan-reforms
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} USES_TERMINAL VERBATIM)
