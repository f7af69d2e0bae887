/* A thread that sits in recv() is woken by shutdown(), and waited for; then the socket is closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static SEEN void *hear_in_thread(void *fd)
{
    char byte;

    about_to_call();
    need(recv(*(int *)fd, &byte, 1, 0) == 0);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    int pair[2];

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    need(!pthread_create(&thread, NULL, hear_in_thread, &pair[0]));
    wait_until_in_call();
    need(!shutdown(pair[0], SHUT_RDWR) && !pthread_join(thread, NULL));
    need(!close(pair[0]) && !close(pair[1]));
}
