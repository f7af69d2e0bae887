/* With SO_OOBINLINE the urgent byte stands in the stream.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int mark = -1;

    set_option(line.server, SOL_SOCKET, SO_OOBINLINE, 1);
    tell(line.client, "abc");
    send(line.client, "!", 1, MSG_OOB);
    tell(line.client, "def");
    say_poll("server", line.server);
    hear("up to the mark", line.server);
    say("at mark", (ioctl(line.server, SIOCATMARK, &mark), mark));
    hear_with("MSG_OOB", line.server, 10, MSG_OOB);
    hear("from the mark", line.server);
}
