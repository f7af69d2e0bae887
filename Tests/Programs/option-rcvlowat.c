/* Below SO_RCVLOWAT a stream is not readable and a receive waits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static struct line line;
static void *speak(void *none)
{
    usleep(50000);
    tell(line.client, "now six");
    return none;
}

int main(void)
{
    pthread_t thread;

    line = line_on("127.0.0.1");
    need(set_option(line.server, SOL_SOCKET, SO_RCVLOWAT, 6));
    tell(line.client, "low");
    say_poll("3 bytes", line.server);
    hear_with("not waiting", line.server, 2, MSG_DONTWAIT);
    hear_with("the rest", line.server, 2, MSG_DONTWAIT);
    tell(line.client, "few");
    say_poll("3 bytes", line.server);
    hear("read", line.server);
    pthread_create(&thread, NULL, speak, NULL);
    hear_with("waiting", line.server, 10, 0);
    pthread_join(thread, NULL);
    tell(line.client, "now is enough");
    say_poll("13 bytes", line.server);
    hear("read", line.server);
    tell(line.client, "end");
    shutdown(line.client, SHUT_WR);
    say_poll("3 bytes and the end", line.server);
}
