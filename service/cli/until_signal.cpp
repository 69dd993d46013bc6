#include "service/cli/until_signal.h"

#include <initializer_list>

namespace ganh::service::cli {

UntilSignal::UntilSignal() {
  sigemptyset(&signals_);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, number);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client that goes away is no reason to end
}

void UntilSignal::wait() {
  int number = 0;
  sigwait(&signals_, &number);
}

}  // namespace ganh::service::cli
