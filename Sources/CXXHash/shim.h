// The hash goes into the caller, so that there is nothing to link.
#define XXH_INLINE_ALL
#include <xxhash.h>

/// xxHash32 of `count` bytes. The library's own name for it is a macro, which Swift does not see.
static inline unsigned xxHash32(const void *bytes, size_t count, unsigned seed) {
  return XXH32(bytes, count, seed);
}
