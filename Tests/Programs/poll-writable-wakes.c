/* poll() wakes for OUT when the peer reads.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static char bytes[1 << 16];
static struct line line;
static void *drain(void *none)
{
    usleep(50000);
    nonblocking(line.server);
    for (int i = 0; i < 100; i++, usleep(2000))
        while (read(line.server, bytes, sizeof bytes) > 0)
            continue;
    return none;
}

int main(void)
{
    pthread_t thread;
    struct pollfd ask = {.events = POLLOUT};

    line = line_on("127.0.0.1");
    ask.fd = line.client;
    nonblocking(line.client);
    while (poll(&ask, 1, 20) == 1 && write(line.client, bytes, sizeof bytes) > 0)
        continue;
    say("full", poll(&ask, 1, 0));
    pthread_create(&thread, NULL, drain, NULL);
    say("poll", poll(&ask, 1, 5000));
    say_bits("bits", (unsigned)ask.revents);
    pthread_join(thread, NULL);
}
