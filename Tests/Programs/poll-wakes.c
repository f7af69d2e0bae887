/* poll() wakes when data, an end, a client or a reset comes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static int victim, act;
static struct at place;
static void *later(void *none)
{
    usleep(50000);
    if (act == 0)
        tell(victim, "x");
    else if (act == 1)
        close(victim);
    else if (act == 2)
        reset(victim);
    else
        dialled(place);
    return none;
}

int main(void)
{
    for (act = 0; act < 4; act++) {
        struct line line = line_on("127.0.0.1");
        struct pollfd ask = {.fd = line.server, .events = POLLIN | POLLRDHUP};
        pthread_t thread;

        victim = line.client;
        if (act == 3) {
            ask.fd = listener("127.0.0.1", 0);
            place = own(ask.fd);
        }
        pthread_create(&thread, NULL, later, NULL);
        say("poll", poll(&ask, 1, 5000));
        say_bits("bits", (unsigned)ask.revents);
        pthread_join(thread, NULL);
    }
}
