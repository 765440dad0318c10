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
  uint64_t openings;
  uint64_t closings;
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

/// Moves past a block; returns the offset behind the bracket that closes the container, 0 if that
/// is not in this block.
static inline size_t advance(state *before, masks block) {
  uint64_t quotes = block.quotes;
  if (block.backslashes | before->escape) quotes &= ~escaped(block.backslashes, &before->escape);
  const uint64_t strings = parity(quotes) ^ before->inside_string;
  before->inside_string = (uint64_t)((int64_t)strings >> 63);
  const uint64_t openings = block.openings & ~strings;
  uint64_t closings = block.closings & ~strings;
  if ((openings | closings) == 0) return 0;
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

// The loop over all blocks, to be inlined into a function for each set of instructions. The last
// block is copied, and zeros stand for what is behind the end.
#define CONTAINER_LENGTH(masks_of)                                \
  const uint8_t *bytes = (const uint8_t *)start;                  \
  state here = {0, 0, 0};                                         \
  size_t at = 0;                                                  \
  for (; count - at >= 64; at += 64) {                            \
    const size_t end = advance(&here, masks_of(bytes + at));      \
    if (end != 0) return at + end;                                \
  }                                                               \
  uint8_t tail[64] = {0};                                         \
  memcpy(tail, bytes + at, count - at);                           \
  const size_t end = advance(&here, masks_of(tail));              \
  return end == 0 ? 0 : at + end

#if defined(__x86_64__)

// A bracket and a brace differ in one bit alone, and nothing else becomes a brace by setting it.

static inline uint64_t sse2_mask(const __m128i block[4], char byte) {
  const __m128i wanted = _mm_set1_epi8(byte);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    mask |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block[i], wanted)) << (16 * i);
  }
  return mask;
}

static inline masks sse2_masks(const uint8_t *bytes) {
  __m128i block[4], folded[4];
  for (int i = 0; i < 4; i++) {
    block[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
    folded[i] = _mm_or_si128(block[i], _mm_set1_epi8(0x20));
  }
  return (masks){sse2_mask(block, '"'), sse2_mask(block, '\\'), sse2_mask(folded, '{'),
                 sse2_mask(folded, '}')};
}

static size_t sse2_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(sse2_masks);
}

#define AVX2 __attribute__((target("avx2,popcnt,bmi")))

AVX2 static inline uint64_t avx2_mask(__m256i low, __m256i high, char byte) {
  const __m256i wanted = _mm256_set1_epi8(byte);
  const uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  const uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return a | (uint64_t)b << 32;
}

AVX2 static inline masks avx2_masks(const uint8_t *bytes) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
  const __m256i bit = _mm256_set1_epi8(0x20);
  const __m256i folded_low = _mm256_or_si256(low, bit), folded_high = _mm256_or_si256(high, bit);
  return (masks){avx2_mask(low, high, '"'), avx2_mask(low, high, '\\'),
                 avx2_mask(folded_low, folded_high, '{'),
                 avx2_mask(folded_low, folded_high, '}')};
}

AVX2 static size_t avx2_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(avx2_masks);
}

size_t ballast_container_length(const void *start, size_t count) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
                 __builtin_cpu_supports("bmi")
             ? avx2_container_length(start, count)
             : sse2_container_length(start, count);
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

static inline uint64_t neon_mask(const uint8x16_t block[4], uint8_t byte) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t wanted = vdupq_n_u8(byte), weight = vld1q_u8(weights);
  uint8x16_t hit[4];
  for (int i = 0; i < 4; i++) hit[i] = vandq_u8(vceqq_u8(block[i], wanted), weight);
  const uint8x16_t sum =
      vpaddq_u8(vpaddq_u8(hit[0], hit[1]), vpaddq_u8(hit[2], hit[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

static inline masks neon_masks(const uint8_t *bytes) {
  uint8x16_t block[4], folded[4];
  for (int i = 0; i < 4; i++) {
    block[i] = vld1q_u8(bytes + 16 * i);
    folded[i] = vorrq_u8(block[i], vdupq_n_u8(0x20));
  }
  return (masks){neon_mask(block, '"'), neon_mask(block, '\\'), neon_mask(folded, '{'),
                 neon_mask(folded, '}')};
}

size_t ballast_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(neon_masks);
}

#else

static inline masks portable_masks(const uint8_t *bytes) {
  masks block = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint64_t bit = (uint64_t)1 << i;
    switch (bytes[i]) {
      case '"': block.quotes |= bit; break;
      case '\\': block.backslashes |= bit; break;
      case '{': case '[': block.openings |= bit; break;
      case '}': case ']': block.closings |= bit; break;
      default: break;
    }
  }
  return block;
}

size_t ballast_container_length(const void *start, size_t count) {
  CONTAINER_LENGTH(portable_masks);
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
