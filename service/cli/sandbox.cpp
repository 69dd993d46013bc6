#include "connectors/agriconnect/sandbox.h"
#include "catalog/json/json.h"
#include "connectors/carriers/ghn/sandbox.h"
#include "connectors/carriers/vietnam_post/sandbox.h"
#include "connectors/carriers/viettel_post/sandbox.h"
#include "connectors/connector.h"
#include "connectors/postmart/sandbox.h"
#include "connectors/sandbox/shell.h"
#include "connectors/shopone/sandbox.h"
#include "connectors/tiki/sandbox.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/system_clock.h"
#include "service/cli/command.h"
#include "service/cli/mistakes.h"
#include "service/config/listen.h"
#include "service/jobs/until_signal.h"
#include "service/words/help_sandbox.h"
#include "service/words/messages.h"
#include "service/words/messages_carriers.h"

namespace ganh::service::cli {

namespace transport = connectors::transport;

namespace {

constexpr auto postmart = "postmart";
constexpr auto agriconnect = "agriconnect";
constexpr auto shopone = "shopone";
constexpr auto tiki = "tiki";
constexpr auto ghn = "ghn";
constexpr auto vietnam_post = "vietnam_post";
constexpr auto viettel_post = "viettel_post";

// What the sandbox of Vietnam Post says beyond the codes that are publicly known.
constexpr auto sandbox_statuses =
    R"({"901":"out_for_delivery","902":"delivered","903":"failed_attempt","904":"returning",)"
    R"("905":"returned","906":"cancelled","907":"lost","908":"damaged"})";

struct SandboxOptions {
  std::string which;
  std::string listen;
  std::string faults;
};

// A marketplace or a carrier in small, and what one proves himself with there: made up, for trying
// out.
struct Chosen {
  std::unique_ptr<connectors::sandbox::Sandbox> sandbox;
  connectors::Credentials credentials;
  std::string listen;
};

template <class Options>
Chosen carrier(const SandboxOptions& options, const char* listen,
               std::unique_ptr<connectors::sandbox::Sandbox> (*make)(const Options&)) {
  const Options of;
  return {make(of), {"", of.token, ""}, options.listen.empty() ? listen : options.listen};
}

Chosen choose(const SandboxOptions& options) {
  namespace carriers = connectors::carriers;
  if (options.which == ghn) return carrier(options, "127.0.0.1:9111", carriers::ghn::make_sandbox);
  if (options.which == vietnam_post) {
    return carrier(options, "127.0.0.1:9112", carriers::vietnam_post::make_sandbox);
  }
  if (options.which == viettel_post) {
    return carrier(options, "127.0.0.1:9113", carriers::viettel_post::make_sandbox);
  }
  if (options.which == postmart) {
    const connectors::postmart::SandboxOptions of;
    return {connectors::postmart::make_sandbox(of),
            {of.key, of.secret, of.webhook_secret},
            options.listen.empty() ? "127.0.0.1:9101" : options.listen};
  }
  if (options.which == shopone) {
    const connectors::shopone::SandboxOptions of;
    return {connectors::shopone::make_sandbox(of),
            {of.shop, of.token, of.webhook_secret},
            options.listen.empty() ? "127.0.0.1:9103" : options.listen};
  }
  if (options.which == tiki) {
    const connectors::tiki::SandboxOptions of;
    return {connectors::tiki::make_sandbox(of),
            {of.client_id, of.client_secret, ""},
            options.listen.empty() ? "127.0.0.1:9104" : options.listen};
  }
  const connectors::agriconnect::SandboxOptions of;
  return {connectors::agriconnect::make_sandbox(of),
          {of.client_id, of.client_secret, ""},
          options.listen.empty() ? "127.0.0.1:9102" : options.listen};
}

std::string connect_line(const Console& console, const SandboxOptions& options,
                         const connectors::Credentials& credentials, const std::string& address) {
  if (credentials.key.empty()) {
    return "SECRET=" + credentials.secret + " ganh carriers connect " + options.which +
           " --carrier " + options.which + " --url " + address + " --secret-env SECRET" +
           (options.which == vietnam_post ? " --statuses '" + std::string(sandbox_statuses) + "'"
                                          : "") +
           " --data " + console.data;
  }
  const bool webhooks = !credentials.webhook_secret.empty();
  std::string line = "SECRET=" + credentials.secret;
  if (webhooks) line += " WEBHOOK_SECRET=" + credentials.webhook_secret;
  line += " ganh channels connect " + options.which + " --connector " + options.which + " --url " +
          address + " --key " + credentials.key + " --secret-env SECRET";
  if (webhooks) line += " --webhook-secret-env WEBHOOK_SECRET";
  return line + " --data " + console.data;
}

void greet(const Console& console, const SandboxOptions& options,
           const connectors::Credentials& credentials, const std::string& address) {
  const std::string line = connect_line(console, options, credentials, address);
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("address", address);
      out.field("key", credentials.key);
      out.field("secret", credentials.secret);
      out.field("webhook_secret", credentials.webhook_secret);
      out.field("connect", line);
    });
    console.answer(std::move(out).text());
  } else {
    const Paper paper = console.paper();
    const bool of_carrier = credentials.key.empty();
    paper.line(of_carrier ? words::carrier_sandbox_runs : words::sandbox_runs, options.which,
               address);
    paper.line(of_carrier ? words::carrier_sandbox_forgets : words::sandbox_forgets);
    paper.line(of_carrier ? words::carrier_sandbox_look : words::sandbox_look, address);
    paper.line(of_carrier ? words::carrier_sandbox_connect : words::sandbox_connect);
    paper.out << "  " << line << '\n';
  }
  console.out << std::flush;
}

int run_sandbox(const Console& console, const SandboxOptions& options) {
  jobs::UntilSignal until_signal;
  Chosen chosen = choose(options);
  const auto listen = config::parse_listen(chosen.listen);
  if (!listen) return console.refuse(listen.error());
  const auto faults = connectors::sandbox::parse_faults(options.faults);
  if (!faults) return console.refuse(faults.error());
  const transport::SystemClock clock;
  const auto client = transport::make_http_client();
  const auto shell =
      connectors::sandbox::start(std::move(chosen.sandbox), clock, *client, *listen, *faults);
  if (!shell) return console.refuse(shell.error());
  greet(console, options, chosen.credentials, (*shell)->address());
  until_signal.wait();
  if (!console.json) console.paper().line(words::stopped);
  return done;
}

}  // namespace

void add_sandbox(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<SandboxOptions>();
  CLI::App* command = commands.add("sandbox", help::sandbox);
  command->add_option("which", options->which, commands.say(help::sandbox_name))
      ->required()
      ->check(one_of(commands.console.language,
                     {postmart, agriconnect, shopone, tiki, ghn, vietnam_post, viettel_post}))
      ->type_name("SANDBOX");
  command->add_option("--listen", options->listen, commands.say(help::listen))
      ->type_name("HOST:PORT");
  command->add_option("--faults", options->faults, commands.say(help::sandbox_faults))
      ->type_name("NAME=CHANCE,…");
  command->callback([&console = commands.console, &run = commands.run, options] {
    run = [&console, options] { return run_sandbox(console, *options); };
  });
}

}  // namespace ganh::service::cli
