/* TCP_INFO tells the state of a connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <netinet/tcp.h>

static void state(const char *label, int fd)
{
    struct tcp_info info;
    socklen_t length = sizeof info;

    settle();
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length))
        say(label, -1);
    else
        printf("%s: state %d\n", label, info.tcpi_state);
}

int main(void)
{
    int listening = listener("127.0.0.1", 0);
    struct line line = line_to(listening);
    struct tcp_info info;
    socklen_t length = sizeof info;

    state("fresh", stream(AF_INET));
    state("listener", listening);
    state("client", line.client);
    state("server", line.server);
    need(getsockopt(line.client, IPPROTO_TCP, TCP_INFO, &info, &length));
    claim("segment size, window and round trip",
          info.tcpi_snd_mss > 0 && info.tcpi_snd_cwnd > 0 && info.tcpi_rtt > 0);
    length = 1;
    say("one byte", getsockopt(line.client, IPPROTO_TCP, TCP_INFO, &info, &length));
    say("length", length);
    shutdown(line.client, SHUT_WR);
    state("client, own side shut", line.client);
    state("server, peer's side shut", line.server);
    shutdown(line.server, SHUT_WR);
    state("client, both shut", line.client);
    state("server, both shut", line.server);
    line = line_to(listening);
    reset(line.client);
    state("reset", line.server);
    state("datagram", dgram(AF_INET));
}
