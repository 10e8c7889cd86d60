# The same boards, and Raspberry Pi 2, with a system of 32 bits (ARMv7; not the first Pi and Pi Zero).
set(CMAKE_SYSTEM_PROCESSOR armv7l)
set(VITRINE_CROSS_ARCH armhf)
set(VITRINE_CROSS_TRIPLE arm-linux-gnueabihf)
set(VITRINE_CROSS_EMULATOR qemu-arm-static)
include(${CMAKE_CURRENT_LIST_DIR}/cross.cmake)
