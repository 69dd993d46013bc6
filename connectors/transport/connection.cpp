#include "connectors/transport/connection.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace ganh::connectors::transport {

Output::Sent Output::send(int socket) {
  while (unsent() > 0) {
    const std::size_t of_head = std::min(sent, head.size());
    const std::size_t of_body = sent - of_head;
    std::array<iovec, 2> parts{{{head.data() + of_head, head.size() - of_head},
                                {body.data() + of_body, body.size() - of_body}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    const ssize_t size = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno == EAGAIN ? Sent::some : Sent::broken;
    sent += static_cast<std::size_t>(size);
  }
  return Sent::all;
}

}  // namespace ganh::connectors::transport
