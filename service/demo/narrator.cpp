#include "service/demo/narrator.h"

namespace ganh::service::demo {

namespace {

constexpr int steps = 7;
constexpr std::size_t mark_columns = 4;

}  // namespace

void Narrator::heading(int number, const std::string& title) {
  const std::lock_guard lock(one_line_);
  paper_.out << '\n'
             << paper_.paint(telling::Ink::strong, fmt::format("{}/{}  {}", number, steps, title))
             << std::endl;
}

void Narrator::line(std::string_view mark, telling::Ink ink, const std::string& text) {
  const std::lock_guard lock(one_line_);
  const auto columns = static_cast<std::size_t>(paper_.columns) - mark_columns;
  bool first = true;
  for (const auto& part : telling::wrapped(text, columns)) {
    paper_.out << paper_.paint(ink,
                               (first ? std::string(mark) : std::string(mark_columns, ' ')) + part)
               << std::endl;
    first = false;
  }
}

}  // namespace ganh::service::demo
