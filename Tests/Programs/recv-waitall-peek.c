/* MSG_WAITALL with MSG_PEEK waits too, and takes nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static struct line line;
static void *speak(void *none)
{
    usleep(50000);
    tell(line.client, "world");
    return none;
}

int main(void)
{
    pthread_t thread;

    line = line_on("127.0.0.1");
    tell(line.client, "hello");
    pthread_create(&thread, NULL, speak, NULL);
    hear_with("peek ten", line.server, 10, MSG_WAITALL | MSG_PEEK);
    hear("take", line.server);
    pthread_join(thread, NULL);
}
