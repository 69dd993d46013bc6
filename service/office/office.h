// Where commands ask: the API, as whoever may read the data folder.
//
// Alone a command opens the folder and answers itself; beside a running service it asks that one.
// What comes back is the same, and no command knows which it was.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "catalog/clock.h"
#include "catalog/text/sentence.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/http_message.h"
#include "service/office/reply.h"

namespace ganh::service::office {

inline constexpr Duration patience = std::chrono::seconds{30};
inline constexpr Duration patience_with_workbooks = std::chrono::minutes{10};
inline constexpr auto workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A request that is not a GET.
struct Ask {
  std::string method = "POST";
  std::string target;
  std::string body = {};
  std::string type = "application/json";
  // False: it makes something anew each time, so that it is not sent again when its answer is lost.
  bool may_repeat = true;
  Duration deadline = patience;
};

class Office {
 public:
  explicit Office(catalog::text::Language language) : language_(language) {}
  virtual ~Office() = default;
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // A request whose answer is lost is sent once more, under the same Idempotency-Key. No answer
  // then either: a problem, "service.no_answer".
  Reply get(const std::string& target);
  Reply ask(const Ask& ask);
  // A PATCH of what was seen under `tag`: refused when somebody else has changed it since.
  Reply change(const std::string& target, const std::string& body, const std::string& tag);

  // The cooperative that commands are for; "new" for one that is still to be brought.
  void choose(std::string cooperative) { cooperative_ = std::move(cooperative); }
  const std::string& cooperative() const { return cooperative_; }

  // "/v1/cooperatives/{id}" and `rest`.
  std::string path(std::string_view rest = "") const;

  catalog::text::Language language() const { return language_; }

  // Channels are worked on as long as it lives: by this process, or by the service anyway.
  virtual std::shared_ptr<void> work_on_channels() = 0;

 protected:
  virtual connectors::transport::Answer exchange(const connectors::transport::Request& request,
                                                 Duration deadline) = 0;
  virtual std::string address() const = 0;  // for people

 private:
  Reply send(connectors::transport::Request request, bool may_repeat, Duration deadline);

  catalog::text::Language language_;
  std::string cooperative_;
};

}  // namespace ganh::service::office
