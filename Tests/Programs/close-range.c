/* close_range() closes sockets, and can mark them instead.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <linux/close_range.h>

int main(void)
{
    struct line one = line_on("127.0.0.1"), two;

    need(dup2(one.client, 90));
    close(one.client);
    say("close_range", close_range(90, 95, 0));
    hear("the other side", one.server);
    say("send", tell(90, "x"));
    two = line_on("127.0.0.1");
    need(dup2(two.client, 90));
    close(two.client);
    say("mark", close_range(90, 95, CLOSE_RANGE_CLOEXEC));
    say("cloexec", fcntl(90, F_GETFD));
    say("still works", tell(90, "x"));
    closefrom(90);
    hear("server", two.server);
    hear("server", two.server);
    say("backwards", close_range(95, 90, 0));
}
