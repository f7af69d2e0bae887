/* MSG_WAITALL waits until all is there, or the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static struct line line;
static void *speak(void *none)
{
    for (int i = 0; i < 3; i++) {
        usleep(20000);
        tell(line.client, "part ");
    }
    close(line.client);
    return none;
}

int main(void)
{
    pthread_t thread;

    FOR_LOOPBACKS(ip)
    {
        line = line_on(ip);
        tell(line.client, "ab");
        settle();
        hear_with("not waiting", line.server, 10, MSG_WAITALL | MSG_DONTWAIT);
        pthread_create(&thread, NULL, speak, NULL);
        hear_with("ten", line.server, 10, MSG_WAITALL);
        hear_with("ten more", line.server, 10, MSG_WAITALL);
        hear_with("the end", line.server, 10, MSG_WAITALL);
        pthread_join(thread, NULL);
    }
}
