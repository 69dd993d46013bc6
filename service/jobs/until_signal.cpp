#include "service/jobs/until_signal.h"

#include <initializer_list>

namespace ganh::service::jobs {

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

bool UntilSignal::wait_for(std::chrono::milliseconds at_most) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at_most);
  const timespec limit{seconds.count(), std::chrono::nanoseconds(at_most - seconds).count()};
  return sigtimedwait(&signals_, nullptr, &limit) > 0;
}

}  // namespace ganh::service::jobs
