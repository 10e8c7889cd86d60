# The Debian packages vitrine and vitrine-pdf: `cpack -G DEB` in a build folder with the prefix /usr.
# toolchain/package calls it with what else it needs. The same source gives the same bytes.
install(FILES toolchain/debian/vitrine.service DESTINATION lib/systemd/system)
install(FILES toolchain/debian/screen-wait.conf
    DESTINATION lib/systemd/system/dev-dri-card0.device.d RENAME vitrine.conf)
install(FILES toolchain/debian/vitrine.sysusers DESTINATION lib/sysusers.d RENAME vitrine.conf)
install(FILES toolchain/debian/vitrine.tmpfiles DESTINATION lib/tmpfiles.d RENAME vitrine.conf)
install(FILES toolchain/debian/70-vitrine.rules DESTINATION lib/udev/rules.d)

# Written at packing: the date is that of SOURCE_DATE_EPOCH.
set(VITRINE_PACKAGE_RELEASE 1 CACHE STRING "What follows the version in the package's own")
set(VITRINE_PACKAGE_VERSION ${PROJECT_VERSION}-${VITRINE_PACKAGE_RELEASE})
set(VITRINE_MAINTAINER "The Vitrine maintainers <maintainers@vitrine.invalid>")
foreach(package vitrine vitrine-pdf)
    set(component Unspecified)
    if(package STREQUAL vitrine-pdf)
        set(component pdf)
    endif()
    set(docs ${CMAKE_CURRENT_BINARY_DIR}/packaging/${package})
    configure_file(cmake/PackageDocs.cmake.in ${docs}/docs.cmake @ONLY)
    install(SCRIPT ${docs}/docs.cmake COMPONENT ${component})
    install(FILES ${docs}/changelog.Debian.gz ${docs}/changelog.gz toolchain/debian/copyright
        DESTINATION share/doc/${package} COMPONENT ${component})
endforeach()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/packaging/vitrine/vitrine.1.gz DESTINATION share/man/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vitrine)
set(CPACK_PACKAGE_CONTACT ${VITRINE_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "exhibit kiosk: content packs on a touchscreen")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL Unspecified pdf)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${VITRINE_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(CMAKE_SYSROOT)
    set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${VITRINE_CROSS_ARCH})
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS
        ${CMAKE_SYSROOT}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE})
endif()

set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME vitrine)
set(CPACK_DEBIAN_UNSPECIFIED_DESCRIPTION "A full-screen program that lets visitors of a museum page through short
summaries on a touchscreen, in every language of the exhibit. It needs no
desktop: it draws on KMS/DRM itself, as a service that is always there.
.
An exhibit is a content pack: a folder of YAML files and pictures. One comes
with the program.")
# The graphics libraries are opened by SDL when it runs, so no tool finds that they are needed.
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_DEPENDS "fonts-inter, fonts-noto-core, libegl1, libgbm1, \
libgl1-mesa-dri, libgles2, systemd, udev")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_SUGGESTS "fonts-noto-cjk, vitrine-pdf")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_SOURCE_DIR}/toolchain/debian/postinst
    ${CMAKE_CURRENT_SOURCE_DIR}/toolchain/debian/prerm
    ${CMAKE_CURRENT_SOURCE_DIR}/toolchain/debian/postrm)
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PDF_PACKAGE_NAME vitrine-pdf)
set(CPACK_DEBIAN_PDF_PACKAGE_DEPENDS "vitrine (= ${VITRINE_PACKAGE_VERSION})")
set(CPACK_DEBIAN_PDF_DESCRIPTION
    "This is what 'vitrine shoot --pdf' needs: every page of an exhibit in one
file, for proof-readers. A device in a gallery does without it.")
include(CPack)
