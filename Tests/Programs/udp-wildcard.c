/* A wildcard receiver hears on all addresses of the machine.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), any = bound(SOCK_DGRAM, "0.0.0.0", 0),
        six = bound(SOCK_DGRAM, "::", 0);

    say("127.0.0.1", send_to(here, "one", at("127.0.0.1", port_of(any))));
    say("127.9.9.9", send_to(here, "two", at("127.9.9.9", port_of(any))));
    say("0.0.0.0", send_to(here, "three", at("0.0.0.0", port_of(any))));
    for (int i = 0; i < 3; i++)
        hear("heard", any);
    say("::1", send_to(dgram(AF_INET6), "four", at("::1", port_of(six))));
    say("127.0.0.1 to ::", send_to(here, "five", at("127.0.0.1", port_of(six))));
    say(":: to ::", send_to(dgram(AF_INET6), "six", at("::", port_of(six))));
    for (int i = 0; i < 3; i++)
        hear("heard", six);
}
