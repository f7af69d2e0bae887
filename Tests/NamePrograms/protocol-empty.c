/* A file of protocols with nothing in it, one without a last line feed, one that is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("protocols", "");
    say_protoent("tcp", getprotobyname("tcp"));
    say_protoent("entry", getprotoent());
    put("protocols", "tcp 6 TCP\nudp 17 UDP");
    say_protoent("udp", getprotobyname("udp"));
    say_protoent("UDP", getprotobyname("UDP"));
    put("protocols", "tcp 7\ntcp 8\nother 7\n");
    say_protoent("tcp", getprotobyname("tcp"));
    say_protoent("7", getprotobynumber(7));
    say_protoent("8", getprotobynumber(8));
    need(unlink(etc("protocols")));
    say_protoent("tcp", getprotobyname("tcp"));
}
