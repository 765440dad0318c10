#include <stddef.h>
#include <stdint.h>

/// The entry of libFuzzer for programs with a main of their own, which no header of it declares.
int LLVMFuzzerRunDriver(
    int *argument_count, char ***arguments, int (*callback)(const uint8_t *bytes, size_t count));
