# The libraries, all from Debian packages; README says what each is for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(FRIBIDI REQUIRED IMPORTED_TARGET fribidi)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(SDL REQUIRED IMPORTED_TARGET sdl2>=2.26 SDL2_ttf>=2.20 SDL2_image>=2.6)
# Else SDL.h includes all vector intrinsics of the compiler, which we do not use: half the time of a file.
target_compile_definitions(PkgConfig::SDL INTERFACE SDL_DISABLE_IMMINTRIN_H SDL_DISABLE_MMINTRIN_H
    SDL_DISABLE_XMMINTRIN_H SDL_DISABLE_EMMINTRIN_H SDL_DISABLE_PMMINTRIN_H SDL_DISABLE_ARM_NEON_H)
# `shoot --pdf` only; without it the program says so.
pkg_check_modules(CAIRO IMPORTED_TARGET cairo-pdf cairo-ft freetype2)
# libunistring has no pkg-config file.
find_library(UNISTRING_LIBRARY unistring REQUIRED)
add_library(unistring INTERFACE)
target_link_libraries(unistring INTERFACE ${UNISTRING_LIBRARY})
# Nor has libgettextpo. Without it `vitrine texts` says that it was left out.
find_library(GETTEXTPO_LIBRARY gettextpo)
find_path(GETTEXTPO_INCLUDE gettext-po.h)
add_library(gettextpo INTERFACE)
if(GETTEXTPO_LIBRARY AND GETTEXTPO_INCLUDE)
    target_link_libraries(gettextpo INTERFACE ${GETTEXTPO_LIBRARY})
    target_compile_definitions(gettextpo INTERFACE VITRINE_GETTEXTPO)
endif()
