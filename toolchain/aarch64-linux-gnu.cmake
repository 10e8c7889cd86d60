# Raspberry Pi 3, 4, 5, Zero 2 W and other boards with a system of 64 bits.
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(VITRINE_CROSS_ARCH arm64)
set(VITRINE_CROSS_TRIPLE aarch64-linux-gnu)
set(VITRINE_CROSS_EMULATOR qemu-aarch64-static)
include(${CMAKE_CURRENT_LIST_DIR}/cross.cmake)
