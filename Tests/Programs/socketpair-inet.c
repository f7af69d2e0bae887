/* socketpair() makes no IP sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int pair[2] = {-1, -1};

    say("stream", socketpair(AF_INET, SOCK_STREAM, 0, pair));
    say("datagram", socketpair(AF_INET6, SOCK_DGRAM, 0, pair));
    say("bad type", socketpair(AF_INET, 99, 0, pair));
    say("unix", socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
}
