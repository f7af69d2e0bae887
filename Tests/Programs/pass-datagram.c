/* A connected datagram socket is passed and still hears its peer only.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    int unix_pair[2], got[1], here = bound(SOCK_DGRAM, "127.0.0.1", 0),
                              there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    struct at place = own(here);

    know(here, "here");
    know(there, "there");
    need(dial(here, own(there)));
    need(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, unix_pair));
    need(pass(unix_pair[0], &here, 1));
    close(here);
    say("receive", take(unix_pair[1], got, 1));
    say_own("own", got[0]);
    say_peer("peer", got[0]);
    send_to(dgram(AF_INET), "stranger", place);
    send_to(there, "friend", place);
    settle();
    hear_with("first", got[0], 20, MSG_DONTWAIT);
    hear_with("second", got[0], 20, MSG_DONTWAIT);
    say("send", tell(got[0], "answer"));
    hear("there", there);
}
