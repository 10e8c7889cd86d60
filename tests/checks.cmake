# The tree itself, against the rules of the house.
add_test(NAME rooms COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rooms)
add_test(NAME rooms-self-test COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rooms --self-test)
add_test(NAME toolchain COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/toolchain)
add_test(NAME unit-file
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/unit-file ${CMAKE_SOURCE_DIR}/toolchain/debian)

# The program in a window of a real X server.
if(TARGET vitrine)
    add_test(NAME window COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/window
        $<TARGET_FILE:vitrine> ${CMAKE_SOURCE_DIR}/content/kazakhstan-reforms)
    set_tests_properties(window PROPERTIES TIMEOUT 120)
endif()
