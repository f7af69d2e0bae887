/* accept() cuts the peer's address as getsockname() does, and NULL is allowed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0);
    struct at from = {.length = 4};
    socklen_t negative = (socklen_t)-1;

    dialled(own(fd));
    did("room for 4", accept(fd, &from.any, &from.length));
    say("length", from.length);
    dialled(own(fd));
    from.length = sizeof from.room;
    did("room for all", accept(fd, &from.any, &from.length));
    say("length", from.length);
    dialled(own(fd));
    did("address NULL, length not", accept(fd, NULL, &from.length));
    dialled(own(fd));
    say("length NULL, address not", accept(fd, &from.any, NULL));
    dialled(own(fd));
    say("length -1", accept(fd, &from.any, &negative));
}
