/* shutdown() wakes a thread that waits in accept().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static int fd;
static void *wait_here(void *none)
{
    say("accept", accept(fd, NULL, NULL));
    return none;
}

int main(void)
{
    pthread_t thread;

    fd = listener("127.0.0.1", 0);
    pthread_create(&thread, NULL, wait_here, NULL);
    settle();
    say("shutdown", shutdown(fd, SHUT_RD));
    pthread_join(thread, NULL);
    say("ended", 0);
}
