// The options of one command, under their names.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

class Options {
 public:
  Options(const Commands& commands, CLI::App& command) : commands_(commands), command_(command) {}

  CLI::Option* needed(const char* flag, auto& into, const words::Text& said, const char* type) {
    return maybe(flag, into, said, type)->required();
  }
  CLI::Option* maybe(const char* flag, auto& into, const words::Text& said, const char* type) {
    return command_.add_option(flag, into, commands_.say(said))->type_name(type);
  }
  void flag(const char* flag, bool& into, const words::Text& said) {
    command_.add_flag(flag, into, commands_.say(said));
  }

 private:
  const Commands& commands_;
  CLI::App& command_;
};

}  // namespace ganh::service::cli
