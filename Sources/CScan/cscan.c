#include "cscan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

/// What 64 bytes hold: one bit for each byte, the first byte's lowest.
typedef struct {
  uint64_t quotes;
  uint64_t backslashes;
  /// Brackets and braces, and a few other characters that JSON has in strings only.
  uint64_t brackets;
} masks;

/// Where the bytes before a block left the search.
typedef struct {
  size_t depth;
  /// All bits set inside a string, else none.
  uint64_t inside_string;
  /// 1 if a backslash escapes the block's first byte.
  uint64_t escape;
} state;

/// The bytes that a backslash before them escapes, and whether the next block's first byte is one.
static inline uint64_t escaped(uint64_t backslashes, uint64_t *carry) {
  uint64_t result = *carry;
  uint64_t rest = backslashes & ~result;
  *carry = 0;
  while (rest != 0) {
    const uint64_t backslash = rest & (~rest + 1);
    if (backslash >> 63) {
      *carry = 1;
      break;
    }
    result |= backslash << 1;
    rest &= ~(backslash | (backslash << 1));
  }
  return result;
}

/// Each bit becomes the parity of the bits up to and including it.
static inline uint64_t parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

/// The quotes of a block that no backslash escapes.
static inline uint64_t string_ends(state *before, masks block) {
  if ((block.backslashes | before->escape) == 0) return block.quotes;
  return block.quotes & ~escaped(block.backslashes, &before->escape);
}

/// The brackets of a block that are in no string; `strings` is the parity of its string ends.
static inline uint64_t outside(state *before, uint64_t strings, uint64_t brackets) {
  strings ^= before->inside_string;
  before->inside_string = (uint64_t)((int64_t)strings >> 63);
  return brackets & ~strings;
}

/// Moves past the brackets of a block; returns the offset behind the one that closes the container,
/// 0 if that is not in this block.
static inline size_t advance(state *before, uint64_t openings, uint64_t closings) {
  const size_t opened = (size_t)__builtin_popcountll(openings);
  const size_t closed = (size_t)__builtin_popcountll(closings);
  if (closed >= before->depth) {
    uint64_t rest = closings;
    for (size_t passed = 1; rest != 0; passed++, rest &= rest - 1) {
      const uint64_t below = (rest & (~rest + 1)) - 1;
      if (before->depth + (size_t)__builtin_popcountll(openings & below) == passed) {
        return (size_t)__builtin_ctzll(rest) + 1;
      }
    }
  }
  before->depth += opened - closed;
  return 0;
}

// A block, and the loop over all blocks, to be inlined into a function for each set of
// instructions. The last block is copied, and zeros stand for what is behind the end.
#define BLOCK(bytes, masks_of, parity_of, mask_of_folded)                                    \
  do {                                                                                       \
    const masks block = masks_of(bytes);                                                     \
    const uint64_t strings = parity_of(string_ends(&here, block));                           \
    const uint64_t brackets = outside(&here, strings, block.brackets);                       \
    if (brackets != 0) {                                                                     \
      const size_t end = advance(&here, brackets & mask_of_folded(bytes, '{'),               \
                                 brackets & mask_of_folded(bytes, '}'));                     \
      if (end != 0) return at + end;                                                         \
    }                                                                                        \
  } while (0)

#define CONTAINER_LENGTH(masks_of, parity_of, mask_of_folded)                                \
  const uint8_t *bytes = (const uint8_t *)start;                                             \
  state here = {0, 0, 0};                                                                    \
  size_t at = 0;                                                                             \
  for (; count - at >= 64; at += 64) BLOCK(bytes + at, masks_of, parity_of, mask_of_folded); \
  uint8_t tail[64] = {0};                                                                    \
  memcpy(tail, bytes + at, count - at);                                                      \
  BLOCK(tail, masks_of, parity_of, mask_of_folded);                                          \
  return 0

// Setting the bits 0x26 makes 0x7F of `[`, `]`, `{` and `}`, and besides of Y, y, `_` and 0x7F: one
// comparison tells whether there is anything to look at. Setting 0x20 makes braces of brackets, and
// of nothing else.

#if defined(__x86_64__)

static inline uint64_t sse2_mask(const __m128i block[4], char bits, char byte) {
  const __m128i set = _mm_set1_epi8(bits), wanted = _mm_set1_epi8(byte);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i hits = _mm_cmpeq_epi8(_mm_or_si128(block[i], set), wanted);
    mask |= (uint64_t)(uint16_t)_mm_movemask_epi8(hits) << (16 * i);
  }
  return mask;
}

static inline void sse2_load(const uint8_t *bytes, __m128i block[4]) {
  for (int i = 0; i < 4; i++) {
    block[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
  }
}

static inline masks sse2_masks(const uint8_t *bytes) {
  __m128i block[4];
  sse2_load(bytes, block);
  return (masks){sse2_mask(block, 0, '"'), sse2_mask(block, 0, '\\'),
                 sse2_mask(block, 0x26, 0x7F)};
}

static inline uint64_t sse2_folded(const uint8_t *bytes, char byte) {
  __m128i block[4];
  sse2_load(bytes, block);
  return sse2_mask(block, 0x20, byte);
}

static size_t sse2_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(sse2_masks, parity, sse2_folded);
}

#define AVX2 __attribute__((target("avx2,popcnt,bmi,pclmul")))

AVX2 static inline uint64_t avx2_mask(__m256i low, __m256i high, char byte) {
  const __m256i wanted = _mm256_set1_epi8(byte);
  const uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  const uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return a | (uint64_t)b << 32;
}

AVX2 static inline masks avx2_masks(const uint8_t *bytes) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
  const __m256i bits = _mm256_set1_epi8(0x26);
  return (masks){avx2_mask(low, high, '"'), avx2_mask(low, high, '\\'),
                 avx2_mask(_mm256_or_si256(low, bits), _mm256_or_si256(high, bits), 0x7F)};
}

AVX2 static inline uint64_t avx2_folded(const uint8_t *bytes, char byte) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
  const __m256i bit = _mm256_set1_epi8(0x20);
  return avx2_mask(_mm256_or_si256(low, bit), _mm256_or_si256(high, bit), byte);
}

/// As `parity`: multiplying by ones without carrying is just that.
AVX2 static inline uint64_t clmul_parity(uint64_t bits) {
  const __m128i factor = _mm_set_epi64x(0, (int64_t)bits), ones = _mm_set1_epi8(-1);
  return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(factor, ones, 0));
}

AVX2 static size_t avx2_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(avx2_masks, clmul_parity, avx2_folded);
}

size_t ballast_container_length(const void *start, size_t count) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
                 __builtin_cpu_supports("bmi") && __builtin_cpu_supports("pclmul")
             ? avx2_container_length(start, count)
             : sse2_container_length(start, count);
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

static inline uint64_t neon_mask(const uint8_t *bytes, uint8_t bits, uint8_t byte) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t set = vdupq_n_u8(bits), wanted = vdupq_n_u8(byte), weight = vld1q_u8(weights);
  uint8x16_t hit[4];
  for (int i = 0; i < 4; i++) {
    const uint8x16_t block = vorrq_u8(vld1q_u8(bytes + 16 * i), set);
    hit[i] = vandq_u8(vceqq_u8(block, wanted), weight);
  }
  const uint8x16_t sum =
      vpaddq_u8(vpaddq_u8(hit[0], hit[1]), vpaddq_u8(hit[2], hit[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

static inline masks neon_masks(const uint8_t *bytes) {
  return (masks){neon_mask(bytes, 0, '"'), neon_mask(bytes, 0, '\\'),
                 neon_mask(bytes, 0x26, 0x7F)};
}

static inline uint64_t neon_folded(const uint8_t *bytes, char byte) {
  return neon_mask(bytes, 0x20, (uint8_t)byte);
}

size_t ballast_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(neon_masks, parity, neon_folded);
}

#else

static inline uint64_t portable_mask(const uint8_t *bytes, uint8_t bits, uint8_t byte) {
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)((bytes[i] | bits) == byte) << i;
  return mask;
}

static inline masks portable_masks(const uint8_t *bytes) {
  return (masks){portable_mask(bytes, 0, '"'), portable_mask(bytes, 0, '\\'),
                 portable_mask(bytes, 0x26, 0x7F)};
}

static inline uint64_t portable_folded(const uint8_t *bytes, char byte) {
  return portable_mask(bytes, 0x20, (uint8_t)byte);
}

size_t ballast_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(portable_masks, parity, portable_folded);
}

#endif

size_t ballast_string_stop(const void *start, size_t count) {
  const uint8_t *bytes = (const uint8_t *)start;
  size_t at = 0;
#if defined(__x86_64__)
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  for (; count - at >= 32; at += 32) {
    const __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));
    const __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at + 16));
    const uint32_t low = (uint32_t)_mm_movemask_epi8(
        _mm_or_si128(_mm_cmpeq_epi8(a, quote), _mm_cmpeq_epi8(a, backslash)));
    const uint32_t high = (uint32_t)_mm_movemask_epi8(
        _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, backslash)));
    const uint32_t hits = low | high << 16;
    if (hits != 0) return at + (size_t)__builtin_ctz(hits);
  }
#elif defined(__ARM_NEON) && defined(__aarch64__)
  const uint8x16_t quote = vdupq_n_u8('"'), backslash = vdupq_n_u8('\\');
  for (; count - at >= 16; at += 16) {
    const uint8x16_t a = vld1q_u8(bytes + at);
    if (vmaxvq_u8(vorrq_u8(vceqq_u8(a, quote), vceqq_u8(a, backslash))) != 0) break;
  }
#endif
  while (at < count && bytes[at] != '"' && bytes[at] != '\\') at++;
  return at;
}

static inline uint64_t eight_bytes(const uint8_t *bytes) {
  uint64_t value;
  memcpy(&value, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  return value;
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/// How many decimal digits there are among 8 bytes before another byte comes.
static inline size_t digit_count(uint64_t bytes) {
  // A digit has 3 as its high half, as it is and after adding 6. A byte of 0xFA and more carries
  // into the next when 6 is added, but is itself no digit, and what follows does not count.
  const uint64_t others = ((bytes & EACH_BYTE(0xF0)) ^ EACH_BYTE(0x30)) |
                          (((bytes + EACH_BYTE(0x06)) & EACH_BYTE(0xF0)) ^ EACH_BYTE(0x30));
  return others == 0 ? 8 : (size_t)__builtin_ctzll(others) >> 3;
}

/// The value of the first 1 to 8 bytes, which are decimal digits.
static inline uint64_t digits_value(uint64_t bytes, size_t digits) {
  // Zeros before them; then neighbours are joined to 4 numbers, to 2, to 1.
  bytes = (bytes << (64 - 8 * digits)) & EACH_BYTE(0x0F);
  bytes = ((bytes * (1 + (10 << 8))) >> 8) & 0x00FF00FF00FF00FF;
  bytes = ((bytes * (1 + (100 << 16))) >> 16) & 0x0000FFFF0000FFFF;
  return (bytes * (1 + (UINT64_C(10000) << 32))) >> 32;
}

ballast_progress ballast_leading_integers(const void *start, size_t count, ballast_names names,
                                          int64_t *values, size_t room) {
  static const int64_t powers[8] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};
  const uint8_t *at = (const uint8_t *)start, *const end = at + count;
  const size_t limit = names.count < room ? names.count : room;
  // No comma comes before the first field.
  size_t from = 1, field = 0;
  const uint8_t *done = at;
  for (; field < limit; field++) {
    const size_t length = names.ends[field] - from;
    // 16 digits and what follows them.
    if ((size_t)(end - at) < length + 17) break;
    if (!ballast_same(at, names.text + from, length)) break;
    from = names.ends[field];
    at += length;
    const uint64_t near = eight_bytes(at);
    size_t digits = digit_count(near);
    if (digits == 0) break;
    int64_t value = (int64_t)digits_value(near, digits);
    at += digits;
    if (digits == 8) {
      const uint64_t far = eight_bytes(at);
      digits = digit_count(far);
      if (digits == 8) break;
      if (digits > 0) {
        value = value * powers[digits] + (int64_t)digits_value(far, digits);
        at += digits;
      }
    }
    if (*at != ',' && *at != '}') break;
    values[field] = value;
    done = at;
  }
  return (ballast_progress){field, (size_t)(done - (const uint8_t *)start)};
}
