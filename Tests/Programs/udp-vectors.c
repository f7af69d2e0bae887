/* Datagrams are gathered and scattered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::1", 0);
    char a[4] = "", b[10] = "";
    struct iovec out[] = {{"one ", 4}, {"two ", 4}, {"three", 5}}, in[] = {{a, 3}, {b, 9}};

    need(dial(here, own(there)));
    say("writev", writev(here, out, 3));
    settle();
    say("readv", readv(there, in, 2));
    printf("%s|%s\n", a, b);
    hear_with("the rest is lost", there, 10, MSG_DONTWAIT);
}
