#include "service/cli/mistakes.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "catalog/text/normal_form.h"
#include "service/words/mistakes.h"

namespace ganh::service::cli {

using catalog::text::Spoken;
namespace mistakes = words::mistakes;

namespace {

constexpr std::size_t likest_max = 3;
constexpr std::size_t beginning_min = 3;  // letters of a name that stand for it

std::string listed(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// Letters put in, left out, changed, or exchanged with their neighbour.
std::size_t steps_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) steps[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1,
                              steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  }
  return steps[a.size()][b.size()];
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);
}

const CLI::App& deepest(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : deepest(*chosen.front());
}

std::string full_name(const CLI::App& app) {
  const auto* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : full_name(*parent) + " " + app.get_name();
}

// "ganh orders ship", of every command below it.
void collect_commands(const CLI::App& app, std::vector<std::string>& names) {
  for (const auto* command : app.get_subcommands(std::function<bool(const CLI::App*)>())) {
    names.push_back(full_name(*command));
    collect_commands(*command, names);
  }
}

// Every option that the line could have given: those of the commands named on it.
std::vector<const CLI::Option*> options_in(const CLI::App& app) {
  auto options = app.get_options();
  for (const auto* command : app.get_subcommands()) {
    const auto more = options_in(*command);
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

// Which one CLI11 speaks of: its text is all that it gives.
const CLI::Option* option_in(const CLI::App& app, std::string_view said) {
  const CLI::Option* found = nullptr;
  for (const auto* option : options_in(app)) {
    const bool named = option->count() > 0 && said.find(option->get_name()) != said.npos;
    const bool longer = !found || option->get_name().size() > found->get_name().size();
    if (named && longer) found = option;
  }
  return found;
}

// Tells of the chosen commands' mistakes.
class Telling {
 public:
  Telling(words::Language language, const CLI::App& app, const CLI::ParseError& error)
      : language_(language), app_(app), error_(error) {}

  Spoken tell() const {
    const auto rest = app_.remaining(true);
    switch (static_cast<CLI::ExitCodes>(error_.get_exit_code())) {
      case CLI::ExitCodes::RequiredError:
      case CLI::ExitCodes::ExtrasError:
        // What is missing was perhaps given under a name that is misspelt.
        return rest.empty() ? tell_missing() : tell_rest(rest.front());
      case CLI::ExitCodes::ExcludesError:
        return tell_pair(&CLI::Option::get_excludes, true, mistakes::together,
                         say(mistakes::choose_one));
      case CLI::ExitCodes::RequiresError:
        return tell_pair(&CLI::Option::get_needs, false, mistakes::goes_with, "");
      default:
        return tell_value();
    }
  }

 private:
  template <class... Parts>
  std::string say(const words::Text& text, const Parts&... parts) const {
    return words::say(language_, text, parts...);
  }

  std::string perhaps(const std::vector<std::string>& names) const {
    return names.empty() ? "" : say(mistakes::perhaps, listed(names));
  }

  Spoken tell_rest(std::string word) const {
    const CLI::App& command = deepest(app_);
    if (word.starts_with('-')) {
      word = word.substr(0, word.find('='));
      std::vector<std::string> names;
      for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
      }
      if (std::ranges::find(names, word) != names.end()) {
        const std::string name = full_name(command);
        return {say(mistakes::option_too_early, word, name),
                say(mistakes::write_behind, name, word)};
      }
      return {say(mistakes::unknown_option, word), perhaps(likest(word, names))};
    }
    std::vector<std::string> names;
    collect_commands(command, names);
    if (names.empty()) return {say(mistakes::too_many, word), say(mistakes::in_quotes)};
    return {say(mistakes::unknown_command, word), perhaps(likest(word, names))};
  }

  Spoken tell_missing() const {
    std::vector<std::string> names;
    std::string cure;
    for (const auto* option : deepest(app_).get_options()) {
      if (!option->get_required() || option->count() > 0) continue;
      names.push_back(option->get_name());
      std::string about = option->get_description();
      if (about.ends_with('.')) about.pop_back();
      cure += (cure.empty() ? "" : " ") + say(mistakes::name_what, option->get_name(), about);
    }
    if (names.empty()) return tell_alternatives();
    return {say(mistakes::missing, listed(names)), cure};
  }

  // A group without a name holds the options of which one is needed.
  Spoken tell_alternatives() const {
    const auto is_group = [](const CLI::App* app) { return app->get_name().empty(); };
    std::vector<std::string> names;
    std::string cure;
    for (const auto* group : deepest(app_).get_subcommands(is_group)) {
      for (const auto* option : group->get_options()) {
        if (option == group->get_help_ptr()) continue;
        names.push_back(option->get_name());
        cure +=
            (cure.empty() ? "" : " ") + option->get_name() + ": " + option->get_description() + ".";
      }
    }
    if (names.empty()) return {say(mistakes::no_command), ""};
    return {say(mistakes::just_one, listed(names)), cure};
  }

  // Two options of which one says something of the other, which `is_given` or not.
  Spoken tell_pair(std::set<CLI::Option*> (CLI::Option::*others)() const, bool is_given,
                   const words::Text& text, const std::string& cure) const {
    for (const auto* option : options_in(app_)) {
      if (option->count() == 0) continue;
      for (const auto* other : (option->*others)()) {
        if ((other->count() > 0) != is_given) continue;
        return {say(text, option->get_name(), other->get_name()), cure};
      }
    }
    return {say(mistakes::no_command), ""};
  }

  Spoken tell_value() const {
    const std::string_view said = error_.what();
    const auto code = static_cast<CLI::ExitCodes>(error_.get_exit_code());
    const auto* option = option_in(app_, said);
    // One that is given without a value is not counted.
    if (option == nullptr) return {say(mistakes::no_value, said.substr(0, said.find(':'))), ""};
    const std::string name = option->get_name();
    const std::string about = option->get_description();
    if (code == CLI::ExitCodes::ArgumentMismatch) {
      return option->count() > 1 ? Spoken{say(mistakes::given_twice, name), ""}
                                 : Spoken{say(mistakes::no_value, name), about};
    }
    if (code == CLI::ExitCodes::ConversionError) {
      return {say(mistakes::not_a_number, name, option->results().front()), about};
    }
    return {std::string(said), about};  // a validator of ours has spoken
  }

  words::Language language_;
  const CLI::App& app_;
  const CLI::ParseError& error_;
};

}  // namespace

std::vector<std::string> likest(std::string_view typed, const std::vector<std::string>& names) {
  const std::string wanted = catalog::text::fold(typed);
  std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::string> found;
  for (const auto& name : names) {
    const std::string word = last_word(name);
    const bool begins =
        wanted.size() >= beginning_min && word.starts_with(wanted) && word != wanted;
    const std::size_t steps = begins ? 1 : steps_between(wanted, word);
    if (steps > fewest) continue;
    if (steps < fewest) found.clear();
    fewest = steps;
    if (found.size() < likest_max) found.push_back(name);
  }
  return found;
}

Spoken mistake(words::Language language, const CLI::App& app, const CLI::ParseError& error) {
  return Telling(language, app, error).tell();
}

CLI::Validator one_of(words::Language language, std::vector<std::string> choices) {
  return {[language, choices = std::move(choices)](const std::string& text) {
            if (std::ranges::find(choices, text) != choices.end()) return std::string();
            return words::say(language, mistakes::not_a_choice, text, listed(choices));
          },
          ""};
}

CLI::Validator within(words::Language language, std::int64_t least, std::int64_t most) {
  return {[language, least, most](const std::string& text) {
            std::int64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto [stop, failed] = std::from_chars(text.data(), end, number);
            const bool is_number = failed == std::errc{} && stop == end;
            if (is_number && number >= least && number <= most) return std::string();
            return words::say(language, mistakes::not_within, text, least, most);
          },
          ""};
}

}  // namespace ganh::service::cli
