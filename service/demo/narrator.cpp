#include "service/demo/narrator.h"

#include <ostream>

namespace ganh::service::demo {

namespace {

constexpr int steps = 7;
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view green = "\x1b[32m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view plain = "\x1b[0m";

}  // namespace

Narrator::Narrator(std::ostream& out, catalog::text::Language language, bool colours)
    : out_(out), language_(language), colours_(colours) {}

void Narrator::step(int number, const std::string& title) {
  out_ << '\n';
  line(bold, fmt::format("{}/{} ", number, steps), title);
}

void Narrator::say(const std::string& text) { line({}, "    ", text); }

bool Narrator::check(bool holds, const std::string& fact) {
  checked_ += 1;
  if (!holds) failed_ += 1;
  line(holds ? green : red, holds ? "  ✓ " : "  ✗ ", fact);
  return holds;
}

void Narrator::line(std::string_view colour, std::string_view mark, const std::string& text) {
  const bool paint = colours_ && !colour.empty();
  out_ << (paint ? colour : "") << mark << text << (paint ? plain : "") << std::endl;
}

}  // namespace ganh::service::demo
