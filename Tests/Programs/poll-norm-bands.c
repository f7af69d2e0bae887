/* POLLRDNORM and its sisters.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    enum { ALL = POLL_USUAL | POLLRDNORM | POLLRDBAND | POLLWRNORM | POLLWRBAND };
    struct line line = line_on("127.0.0.1");

    say_poll_for("idle", line.server, ALL);
    tell(line.client, "data");
    say_poll_for("data", line.server, ALL);
    send(line.client, "!", 1, MSG_OOB);
    say_poll_for("urgent", line.server, ALL);
    say_poll_for("listener", listener("127.0.0.1", 0), ALL);
    say_poll_for("datagram", dgram(AF_INET), ALL);
}
