install(TARGETS vitrine DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/vitrine)
install(DIRECTORY content/kazakhstan-reforms DESTINATION ${CMAKE_INSTALL_DATADIR}/vitrine/packs)
install(FILES docs/vitrine.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
