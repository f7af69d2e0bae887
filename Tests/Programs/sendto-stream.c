/* On a connected stream sendto() does not look at its address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    struct at elsewhere = at("192.0.2.1", 9), six = at("::1", 9);

    say("elsewhere", send_to(line.client, "one", elsewhere));
    say("another family", send_to(line.client, "two", six));
    say("too short", sendto(line.client, "three", 5, 0, &elsewhere.any, 2));
    say("too long", sendto(line.client, "four", 4, 0, &elsewhere.any, 1000));
    settle();
    hear("server", line.server);
}
