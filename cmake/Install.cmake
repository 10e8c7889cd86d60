install(TARGETS vitrine DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET pdf)
    install(TARGETS pdf DESTINATION lib/vitrine COMPONENT pdf)
endif()
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/vitrine)
install(DIRECTORY content/kazakhstan-reforms DESTINATION ${CMAKE_INSTALL_DATADIR}/vitrine/packs)
install(DIRECTORY docs/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/vitrine)
install(FILES toolchain/debian/vitrine.completion
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME vitrine)
if(CMAKE_INSTALL_PREFIX STREQUAL /usr)
    include(cmake/Package.cmake)
else()
    install(FILES docs/vitrine.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

# --- USB sticks: a udev rule, its service, and what that needs root for -----------------------------
set(VITRINE_LIB_FOLDER ${CMAKE_INSTALL_PREFIX}/lib/vitrine)
configure_file(packaging/stick/vitrine-stick@.service.in vitrine-stick@.service @ONLY)
install(PROGRAMS packaging/stick/vitrine-stick DESTINATION lib/vitrine)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/vitrine-stick@.service
    DESTINATION lib/systemd/system)
install(FILES packaging/stick/90-vitrine-stick.rules DESTINATION lib/udev/rules.d)
