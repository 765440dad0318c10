// Finding where JSON's strings, objects and arrays end, many bytes at a time.
//
// This is C because Swift has no operation that turns the comparison of a vector into one bit for
// each byte, and everything here is about such masks. The functions read nothing outside the bytes
// that they are given, keep nothing, and may be called from any thread.

#ifndef BALLAST_CSCAN_H
#define BALLAST_CSCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// How many bytes the object or array takes that begins at the first byte, its closing bracket
/// included; 0 if the `count` bytes end before it does. Braces and brackets count alike.
size_t ballast_container_length(const void *_Nonnull start, size_t count);

/// The offset of the first quote or backslash; `count` if there is none.
size_t ballast_string_stop(const void *_Nonnull start, size_t count);

/// The names of an object's fields in the order in which they are expected.
typedef struct {
  /// `,"name":` of each field, one after the other.
  const uint8_t *_Nullable text;
  /// Where each field's text ends.
  const uint32_t *_Nullable ends;
  size_t count;
} ballast_names;

/// How far reading came.
typedef struct {
  size_t fields;
  size_t bytes;
} ballast_progress;

/// Reads an object's fields, from the first byte in it on, as long as they are the expected ones and
/// plain integers that certainly fit, and no more than there is room for. What comes then is for
/// others to read.
ballast_progress ballast_leading_integers(const void *_Nonnull start, size_t count,
                                          ballast_names names, int64_t *_Nonnull values,
                                          size_t room);

/// The same address; one that may be held, and not read from, where there is none.
static inline const void *_Nonnull ballast_address(const void *_Nullable start) {
  return start ? start : "";
}

/// Whether `count` bytes are the same.
static inline int ballast_same(const void *_Nonnull a, const void *_Nonnull b, size_t count) {
  const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
  uint64_t v, w;
  if (count < 8) {
    for (size_t i = 0; i < count; i++) {
      if (x[i] != y[i]) return 0;
    }
    return 1;
  }
  for (size_t i = 0; i + 8 < count; i += 8) {
    memcpy(&v, x + i, 8);
    memcpy(&w, y + i, 8);
    if (v != w) return 0;
  }
  memcpy(&v, x + count - 8, 8);
  memcpy(&w, y + count - 8, 8);
  return v == w;
}

#endif
