// What glibc's allocator tells of itself is in a header that Swift's Glibc does not have.
#if defined(__GLIBC__) || __has_include(<gnu/libc-version.h>)
#include <malloc.h>
#endif
