#include "service/cli/help_format.h"

#include "service/telling/paper.h"
#include "service/words/help.h"

namespace ganh::service::cli {

namespace help = words::help;

namespace {

constexpr std::size_t left_columns = 30;

constexpr std::pair<std::string_view, words::Text> labels[] = {
    {"Usage", help::usage},
    {"Options", help::options},
    {"OPTIONS", help::options_mark},
    {"Subcommands", help::subcommands},
    {"SUBCOMMAND", help::subcommand_mark},
    {"Positionals", help::positionals},
    {"REQUIRED", help::required},
};

// Groups' headings are names of groups to CLI11, not labels.
class Format final : public CLI::Formatter {
 public:
  explicit Format(words::Language language) : language_(language) {
    column_width(left_columns);
    for (const auto& [key, text] : labels) {
      label(std::string(key), std::string(words::pick(language_, text)));
    }
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(get_label(group), is_positional, std::move(options));
  }

  // CLI11 counts bytes; Vietnamese has more of them than columns.
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string left = "  " + make_option_name(option, is_positional);
    if (!option->get_type_name().empty()) left += " " + option->get_type_name();
    if (option->get_required()) left += " " + get_label("REQUIRED");
    const std::size_t width = telling::display_width(left);
    left += width < left_columns ? std::string(left_columns - width, ' ')
                                 : "\n" + std::string(left_columns, ' ');
    return left + make_option_desc(option) + "\n";
  }

  // A group without a name: the options of which one is needed.
  std::string make_expanded(const CLI::App* app) const override {
    if (!app->get_name().empty()) return CLI::Formatter::make_expanded(app);
    std::string text = "\n" + std::string(words::pick(language_, help::just_one)) + ":\n";
    for (const auto* option : app->get_options()) {
      if (option != app->get_help_ptr()) text += make_option(option, false);
    }
    return text;
  }

  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    std::string text = CLI::Formatter::make_subcommands(app, mode);
    constexpr std::string_view heading = "Subcommands:";
    if (const auto at = text.find(heading); at != text.npos) {
      text.replace(at, heading.size(), get_label("Subcommands") + ":");
    }
    return text;
  }

 private:
  words::Language language_;
};

}  // namespace

std::shared_ptr<CLI::Formatter> help_format(words::Language language) {
  return std::make_shared<Format>(language);
}

}  // namespace ganh::service::cli
