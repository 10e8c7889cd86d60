# The fonts come from Debian packages (fonts-inter, fonts-noto-core; fonts-noto-cjk is optional). They
# are looked for where those packages put them; nothing is committed and nothing is guessed at run time.
set(VITRINE_FONT_FOLDER /usr/share/fonts CACHE PATH "Where the font packages install")
function(font variable file must)
    find_file(${variable} ${file}
        PATHS ${VITRINE_FONT_FOLDER}
        PATH_SUFFIXES opentype/inter truetype/noto opentype/noto
        NO_DEFAULT_PATH CMAKE_FIND_ROOT_PATH_BOTH)
    # A sysroot of another suite has its own, maybe elsewhere; their paths are those on the device.
    if(CMAKE_SYSROOT AND ${variable})
        string(REPLACE "${CMAKE_SYSROOT}" "" found "${${variable}}")
        set(${variable} ${found} PARENT_SCOPE)
    endif()
    if(NOT ${variable} AND must)
        message(FATAL_ERROR "font ${file} not found below ${VITRINE_FONT_FOLDER}: "
            "install fonts-inter and fonts-noto-core")
    endif()
    if(NOT ${variable})
        set(${variable} "" PARENT_SCOPE)
    endif()
endfunction()
font(FONT_SANS_REGULAR Inter-Regular.otf TRUE)
font(FONT_SANS_SEMIBOLD Inter-SemiBold.otf TRUE)
font(FONT_SANS_BOLD Inter-Bold.otf TRUE)
font(FONT_SANS_ITALIC Inter-Italic.otf TRUE)
font(FONT_SANS_BOLD_ITALIC Inter-BoldItalic.otf TRUE)
font(FONT_SERIF_BOLD NotoSerif-Bold.ttf TRUE)
font(FONT_NASKH_REGULAR NotoNaskhArabic-Regular.ttf TRUE)
font(FONT_NASKH_BOLD NotoNaskhArabic-Bold.ttf TRUE)
font(FONT_NASTALIQ_REGULAR NotoNastaliqUrdu-Regular.ttf TRUE)
font(FONT_NASTALIQ_BOLD NotoNastaliqUrdu-Bold.ttf TRUE)
font(FONT_CJK_REGULAR NotoSansCJK-Regular.ttc FALSE)
font(FONT_CJK_BOLD NotoSansCJK-Bold.ttc FALSE)
