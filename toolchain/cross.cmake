# Shared by the toolchain files beside it, which say VITRINE_CROSS_ARCH (Debian's name),
# VITRINE_CROSS_TRIPLE and VITRINE_CROSS_EMULATOR. Headers and libraries come from the sysroot alone
# (toolchain/sysroot), tools from this machine.
set(CMAKE_SYSTEM_NAME Linux)
set(VITRINE_SYSROOT ${CMAKE_CURRENT_LIST_DIR}/../build/sysroot-${VITRINE_CROSS_ARCH}-bookworm
    CACHE PATH "Unpacked by toolchain/sysroot")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES VITRINE_SYSROOT)
get_filename_component(CMAKE_SYSROOT ${VITRINE_SYSROOT} ABSOLUTE)
if(NOT EXISTS ${CMAKE_SYSROOT}/packages.txt)
    message(FATAL_ERROR "No sysroot in ${CMAKE_SYSROOT}: run toolchain/cross ${VITRINE_CROSS_ARCH}, "
        "or toolchain/sysroot ${VITRINE_CROSS_ARCH}")
endif()

set(CMAKE_C_COMPILER ${VITRINE_CROSS_TRIPLE}-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE ${VITRINE_CROSS_TRIPLE})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_PATH} "")
set(ENV{PKG_CONFIG_LIBDIR}
    ${CMAKE_SYSROOT}/usr/lib/${VITRINE_CROSS_TRIPLE}/pkgconfig:${CMAKE_SYSROOT}/usr/share/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${CMAKE_SYSROOT})
# The compiler's own folders have a C library too, of this machine's suite: the sysroot's comes first.
set(CMAKE_C_FLAGS_INIT "-B${CMAKE_SYSROOT}/usr/lib/${VITRINE_CROSS_TRIPLE} \
-isystem ${CMAKE_SYSROOT}/usr/include/${VITRINE_CROSS_TRIPLE} -isystem ${CMAKE_SYSROOT}/usr/include")
# libpulse has a library of its own there, which the linker looks for.
set(private ${CMAKE_SYSROOT}/usr/lib/${VITRINE_CROSS_TRIPLE}/pulseaudio)
set(CMAKE_EXE_LINKER_FLAGS_INIT -Wl,-rpath-link,${private})
set(CMAKE_MODULE_LINKER_FLAGS_INIT -Wl,-rpath-link,${private})

# What the sysroot does not have, such as fonts, the emulated program finds on this machine.
set(CMAKE_CROSSCOMPILING_EMULATOR ${VITRINE_CROSS_EMULATOR};-L;${CMAKE_SYSROOT})
