/* SO_COOKIE is a number of its own for each socket, the same each time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    uint64_t one = 0, two = 0, again = 0;
    socklen_t length = sizeof one;
    int first = stream(AF_INET), second = stream(AF_INET);

    say("get", getsockopt(first, SOL_SOCKET, SO_COOKIE, &one, &length));
    getsockopt(second, SOL_SOCKET, SO_COOKIE, &two, &length);
    getsockopt(dup(first), SOL_SOCKET, SO_COOKIE, &again, &length);
    claim("not zero", one != 0);
    claim("its own", one != two);
    claim("the same by a copy", one == again);
    length = 4;
    say("4 bytes", getsockopt(first, SOL_SOCKET, SO_COOKIE, &one, &length));
}
