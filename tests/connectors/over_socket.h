// A connector and its sandbox with a real socket between them.

#pragma once

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <future>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "connectors/connector.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/system_clock.h"

namespace ganh::connectors {

struct OverSocket {
  OverSocket(const Connector& side, std::unique_ptr<sandbox::Sandbox> market) : connector(side) {
    auto started = sandbox::start(std::move(market), clock, *client);
    BOOST_REQUIRE(started.has_value());
    shell = std::move(*started);
  }

  transport::Reply send(transport::Request request) {
    std::promise<transport::Answer> promised;
    client->send(shell->address(), std::move(request), std::chrono::seconds{20},
                 [&](transport::Answer answer) { promised.set_value(std::move(answer)); });
    const transport::Answer answer = promised.get_future().get();
    const auto* reply = std::get_if<transport::Reply>(&answer);
    BOOST_REQUIRE(reply != nullptr);
    return *reply;
  }

  std::vector<Outcome> carry_out(const Task& task) {
    session.now = clock.now();
    auto exchange = connector.start(task, session);
    Step step = exchange->begin();
    std::vector<Outcome> outcomes = step.outcomes;
    while (step.request) {
      step = exchange->next(send(*step.request));
      outcomes.insert(outcomes.end(), step.outcomes.begin(), step.outcomes.end());
    }
    BOOST_REQUIRE_MESSAGE(step.trouble == Trouble::none, step.detail);
    return outcomes;
  }

  template <class T>
  T only(const Task& task) {
    const auto outcomes = carry_out(task);
    BOOST_REQUIRE(outcomes.size() == 1U);
    BOOST_REQUIRE(std::holds_alternative<T>(outcomes[0]));
    return std::get<T>(outcomes[0]);
  }

  const Connector& connector;
  transport::SystemClock clock;
  std::unique_ptr<transport::HttpClient> client = transport::make_http_client();
  std::unique_ptr<sandbox::Shell> shell;
  Session session;
};

}  // namespace ganh::connectors
