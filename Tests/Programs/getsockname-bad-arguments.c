/* NULL, negative lengths, and descriptors that are none or no sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = bound(SOCK_STREAM, "127.0.0.1", 0), file = (int)need(open("/dev/null", O_RDONLY));
    struct at place = {.length = sizeof place.room};
    socklen_t negative = (socklen_t)-1;

    say("getsockname address NULL", getsockname(fd, NULL, &place.length));
    say("getsockname length NULL", getsockname(fd, &place.any, NULL));
    say("getsockname length -1", getsockname(fd, &place.any, &negative));
    say("getsockname descriptor -1", getsockname(-1, &place.any, &place.length));
    say("getsockname /dev/null", getsockname(file, &place.any, &place.length));
    struct line line = line_on("127.0.0.1");
    place.length = sizeof place.room;
    say("getpeername address NULL", getpeername(line.client, NULL, &place.length));
    say("getpeername length NULL", getpeername(line.client, &place.any, NULL));
    say("getpeername length -1", getpeername(line.client, &place.any, &negative));
    say("getpeername descriptor -1", getpeername(-1, &place.any, &place.length));
    say("getpeername /dev/null", getpeername(file, &place.any, &place.length));
}
