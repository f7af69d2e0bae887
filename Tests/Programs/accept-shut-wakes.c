/* shutdown() wakes a thread that waits in accept(), which fails.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *wait_here(void *fd)
{
    const int result = accept(*(int *)fd, NULL, NULL);

    return (void *)(long)(result < 0 ? errno : 0);
}

int main(void)
{
    pthread_t thread;
    void *error = NULL;
    int fd = listener("127.0.0.1", 0);

    pthread_create(&thread, NULL, wait_here, &fd);
    settle();
    say("shutdown", shutdown(fd, SHUT_RD));
    pthread_join(thread, &error);
    claim("accept: EINVAL", (long)error == EINVAL);
}
