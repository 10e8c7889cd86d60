# Checks of the tree itself, not of what it builds.
add_test(NAME rooms COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rooms)
add_test(NAME rooms-self-test COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rooms --self-test)
