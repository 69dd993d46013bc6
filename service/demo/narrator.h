// Tells the demonstration as it happens: headings, what was done, and what was checked.
//
// Every check is counted: the demonstration ends well only if each one held.

#pragma once

#include <mutex>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::demo {

class Narrator {
 public:
  explicit Narrator(telling::Paper paper) : paper_(paper) {}

  const telling::Paper& paper() const { return paper_; }

  // Tables and the like: nobody else writes meanwhile.
  template <class Fn>
  void show(Fn fn) {
    const std::lock_guard lock(one_line_);
    fn(paper_);
  }

  // The same of something in the API's JSON.
  template <class Fn>
  void show_json(const std::string& json_text, Fn fn) {
    const auto document = catalog::json::parse(json_text);
    if (document) show([&](const telling::Paper& paper) { fn(paper, document->root()); });
  }

  template <class... Parts>
  void step(int number, const words::Text& title, const Parts&... parts) {
    heading(number, paper_.say(title, parts...));
  }
  template <class... Parts>
  void say(const words::Text& text, const Parts&... parts) {
    line("    ", telling::Ink::plain, paper_.say(text, parts...));
  }
  // A fact that must hold; one that does not is told as such and remembered.
  template <class... Parts>
  bool check(bool holds, const words::Text& fact, const Parts&... parts) {
    checked_ += 1;
    if (!holds) failed_ += 1;
    line(holds ? "  ✓ " : "  ✗ ", holds ? telling::Ink::good : telling::Ink::bad,
         paper_.say(fact, parts...));
    return holds;
  }

  int checked() const { return checked_; }
  int failed() const { return failed_; }

 private:
  void heading(int number, const std::string& title);
  void line(std::string_view mark, telling::Ink ink, const std::string& text);

  telling::Paper paper_;
  std::mutex one_line_;  // what happens on channels is told from their thread
  int checked_ = 0;
  int failed_ = 0;
};

}  // namespace ganh::service::demo
