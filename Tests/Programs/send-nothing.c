/* Sending or receiving no bytes does nothing, and waits for nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char byte;

    say("send", send(line.client, "", 0, 0));
    say("write", write(line.client, "", 0));
    settle();
    say_poll("server", line.server);
    say("read none", read(line.server, &byte, 0));
    say("recv none, not waiting", recv(line.server, &byte, 0, MSG_DONTWAIT));
    tell(line.client, "x");
    settle();
    say("recv none of some", recv(line.server, &byte, 0, 0));
    hear("still there", line.server);
}
