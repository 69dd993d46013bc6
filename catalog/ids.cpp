#include "catalog/ids.h"

#include <array>

namespace ganh {

namespace {

constexpr std::string_view crockford = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t low_48_bits = (std::uint64_t{1} << 48) - 1;

}  // namespace

std::uint64_t SeededRandomness::next() {
  // splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

std::string make_id(std::string_view prefix, Time now, Randomness& randomness) {
  const auto ms = static_cast<std::uint64_t>(to_us(now) / 1000) & low_48_bits;
  const std::uint64_t first = randomness.next();
  const std::uint64_t second = randomness.next();

  // 128 bits as two words, read from the right five bits at a time: 48 of time, 16 + 64 random.
  std::uint64_t high = (ms << 16) | (first >> 48);
  std::uint64_t low = second;
  std::array<char, 26> letters{};
  for (std::size_t n = letters.size(); n-- > 0;) {
    letters[n] = crockford[low & 31];
    low = (low >> 5) | (high << 59);
    high >>= 5;
  }

  std::string id(prefix);
  id += '_';
  id.append(letters.data(), letters.size());
  return id;
}

}  // namespace ganh
