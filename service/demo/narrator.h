// Tells the demonstration as it happens: headings, what was done, and what was checked.
//
// Every check is counted: the demonstration ends well only if each one held.

#pragma once

#include <fmt/format.h>

#include <iosfwd>
#include <string>
#include <string_view>

#include "catalog/text/sentence.h"

namespace ganh::service::demo {

class Narrator {
 public:
  Narrator(std::ostream& out, catalog::text::Language language, bool colours);

  catalog::text::Language language() const { return language_; }
  std::ostream& out() { return out_; }

  // The text of the chosen language, with its `{}` filled in.
  template <class... Values>
  std::string text(std::string_view vi, std::string_view en, const Values&... values) const {
    const bool vietnamese = language_ == catalog::text::Language::vietnamese;
    return fmt::format(fmt::runtime(vietnamese ? vi : en), values...);
  }

  void step(int number, const std::string& title);
  void say(const std::string& text);
  // A fact that must hold; one that does not is told as such and remembered.
  bool check(bool holds, const std::string& fact);

  int checked() const { return checked_; }
  int failed() const { return failed_; }

 private:
  void line(std::string_view colour, std::string_view mark, const std::string& text);

  std::ostream& out_;
  catalog::text::Language language_;
  bool colours_;
  int checked_ = 0;
  int failed_ = 0;
};

}  // namespace ganh::service::demo
